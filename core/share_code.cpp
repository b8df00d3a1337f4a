#include "core/share_code.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

namespace twotrack {
namespace {

constexpr std::uint32_t code_version = 1;
constexpr double steps = 10'000.0;  // of a logit, and of a probability
constexpr std::size_t checksum_bytes = 4;

// Big-endian numbers of fixed width. A logit's sign is carried by an offset: theta lies within ±10 by far.
constexpr double offset = 20.0;

class Bytes {
public:
    void number(std::uint32_t value, int width) {
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) bytes_ += static_cast<char>((value >> shift) & 255);
    }
    void logits(double value) { number(static_cast<std::uint32_t>(std::llround((value + offset) * steps)), 3); }
    [[nodiscard]] const std::string& get() const { return bytes_; }

private:
    std::string bytes_;
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::uint32_t number(int width) {
        std::uint32_t value = 0;
        for (int i = 0; i < width && at_ < bytes_.size(); ++i)
            value = (value << 8) | static_cast<unsigned char>(bytes_[at_++]);
        return value;
    }
    double logits() { return number(3) / steps - offset; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

/// CRC-32 (IEEE 802.3) of the assessment's id and the bytes: a code of another assessment fails it.
std::uint32_t checksum(std::string_view assessment_id, std::string_view bytes) {
    std::uint32_t remainder = 0xFFFF'FFFF;
    for (const std::string_view part : {assessment_id, bytes}) {
        for (const char byte : part) {
            remainder ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit) remainder = (remainder >> 1) ^ ((remainder & 1) != 0 ? 0xEDB8'8320 : 0);
        }
    }
    return ~remainder;
}

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64 for URLs (RFC 4648, section 5), without padding.
std::string to_base64(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    int n_bits = 0;
    for (const char byte : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        for (n_bits += 8; n_bits >= 6; n_bits -= 6) text += alphabet[(bits >> (n_bits - 6)) & 63];
    }
    if (n_bits > 0) text += alphabet[(bits << (6 - n_bits)) & 63];
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int n_bits = 0;
    for (const char letter : text) {
        const auto value = alphabet.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        n_bits += 6;
        if (n_bits >= 8) {
            n_bits -= 8;
            bytes += static_cast<char>((bits >> n_bits) & 255);
        }
    }
    // What is left is less than a letter and 0, so that a result has one code.
    if (n_bits >= 6 || (bits & ((1u << n_bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

std::size_t size_for(const Assessment& assessment) {
    return 1 + assessment.scales.size() * 10 + (assessment.decision ? 6 : 0) + checksum_bytes;
}

}  // namespace

std::string share_code(const Assessment& assessment, const Result& result) {
    Bytes bytes;
    bytes.number(code_version, 1);
    for (const ScaleScore& score : result.scales) {
        bytes.logits(score.estimate.theta);
        bytes.logits(score.estimate.standard_error);
        bytes.number(static_cast<std::uint32_t>(score.estimate.n_answered), 2);
        bytes.number(static_cast<std::uint32_t>(score.n_presented), 2);
    }
    if (result.lean) {
        bytes.logits(result.covariance);
        // Downwards, so that no sentence claims more certainty than there is.
        bytes.number(static_cast<std::uint32_t>(std::floor(result.p_outcome * steps)), 2);
        bytes.number(static_cast<std::uint32_t>(result.outcome) * 2 + (result.certainty == Certainty::Clear ? 1 : 0),
                     1);
    }
    const std::uint32_t check = checksum(assessment.id, bytes.get());
    bytes.number(check, checksum_bytes);
    return to_base64(bytes.get());
}

std::expected<Result, std::string> result_of_share_code(const Assessment& assessment, std::string_view code) {
    const std::string damaged = "This link to a result is damaged; ask for it again.";
    if (code.size() > 200) return std::unexpected(damaged);
    const auto bytes = from_base64(code);
    if (!bytes || bytes->size() <= checksum_bytes) return std::unexpected(damaged);
    const std::string_view content = std::string_view(*bytes).substr(0, bytes->size() - checksum_bytes);
    Reader check(std::string_view(*bytes).substr(content.size()));
    if (check.number(checksum_bytes) != checksum(assessment.id, content))
        return std::unexpected("This link to a result is damaged, or belongs to another assessment.");

    Reader reader(content);
    if (reader.number(1) != code_version)
        return std::unexpected("This link to a result was made by a later version of this widget.");
    if (bytes->size() != size_for(assessment))
        return std::unexpected("This link to a result belongs to another version of this assessment.");

    Result result;
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        ScaleScore score;
        score.estimate.theta = reader.logits();
        score.estimate.standard_error = reader.logits();
        score.estimate.n_answered = reader.number(2);
        score.n_presented = reader.number(2);
        if (!(std::fabs(score.estimate.theta) < 10 && score.estimate.standard_error > 0))
            return std::unexpected(damaged);
        result.scales.push_back(score);
    }
    if (!assessment.decision) return result;

    result.covariance = reader.logits();
    result.p_outcome = reader.number(2) / steps;
    const std::uint32_t outcome = reader.number(1);
    if (outcome / 2 > static_cast<std::uint32_t>(Outcome::NotEnoughEvidence) || result.p_outcome > 1)
        return std::unexpected(damaged);
    result.outcome = static_cast<Outcome>(outcome / 2);
    result.certainty = outcome % 2 == 1 ? Certainty::Clear : Certainty::Lean;
    result.lean = lean_of(assessment, result);
    return result;
}

}  // namespace twotrack
