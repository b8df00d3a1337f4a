#include "core/session/share_code.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

#include "core/assessment/answers.hpp"
#include "core/session/checked_text.hpp"

namespace twotrack {
namespace {

// The first byte of a code is its kind. The first two kinds are no longer written.
constexpr std::uint32_t old_result_kind = 1;   // without version, form, flags and model
constexpr std::uint32_t old_answers_kind = 2;  // without flags
constexpr std::uint32_t result_kind = 3;
constexpr std::uint32_t answers_kind = 4;

constexpr double steps_per_unit = 10'000.0;  // per logit, and per unit of probability
constexpr double logit_offset = 20.0;        // makes every logit positive: theta lies well within ±20

std::unexpected<std::string> refusal(const Assessment& assessment, InterfaceKey why) {
    return std::unexpected(assessment.interface_text[why]);
}

void write_logits(CodeWriter& writer, double value) {
    writer.number(static_cast<std::uint32_t>(std::llround((value + logit_offset) * steps_per_unit)), 3);
}
/// Rounds down: no sentence then claims too much certainty. A probability that came from a code is written unchanged.
void write_probability(CodeWriter& writer, double value) {
    auto n = static_cast<std::uint32_t>(std::floor(value * steps_per_unit));
    if ((n + 1) / steps_per_unit <= value) ++n;
    writer.number(n, 2);
}
double read_logits(CodeReader& reader) { return reader.number(3) / steps_per_unit - logit_offset; }

std::size_t result_size(const Assessment& assessment, bool is_old) {
    const std::size_t size = assessment.scales.size() * 10 + (assessment.decision ? 6 : 0);
    return is_old ? size : size + 3 + (assessment.decision && assessment.decision->model ? 20 : 0);
}

/// A mark by which versions of an assessment differ: two of them share one in 65,536 cases.
std::uint32_t version_mark(const Assessment& assessment) { return checksum_of(assessment.version) & 0xFFFF; }

// The circumstances of the answers in one byte.
std::uint32_t circumstances(Form form, const AnswerQuality& quality, int steps_down) {
    return (form == Form::Short ? 1u : 0u) | (quality.same_answer_flag ? 2u : 0u) | (quality.speed_flag ? 4u : 0u) |
           (quality.contradiction_flag ? 8u : 0u) | (quality.misfit_flag ? 16u : 0u) | (steps_down > 0 ? 32u : 0u);
}

Form form_in(const Assessment& assessment, std::uint32_t byte) {
    return (byte & 1) != 0 && assessment.has_short_form ? Form::Short : Form::Full;
}

void read_flags(std::uint32_t byte, AnswerQuality& quality) {
    quality.same_answer_flag = (byte & 2) != 0;
    quality.speed_flag = (byte & 4) != 0;
    quality.contradiction_flag = (byte & 8) != 0;
    quality.misfit_flag = (byte & 16) != 0;
    quality.n_flags = static_cast<std::size_t>(std::popcount(byte & 30));
}

/// A checksum is not a signature: anyone can encode any figures. Figures that no answers give would break the drawings.
bool is_possible(const ScaleScore& score) {
    const Estimate& estimate = score.estimate;
    return std::fabs(estimate.theta) < 10 && estimate.standard_error > 0 && estimate.standard_error < 10 &&
           estimate.n_answered <= score.n_presented;
}

/// The product of two standard deviations bounds a covariance. All three numbers are rounded.
bool is_possible(double covariance, const Estimate& a, const Estimate& b) {
    constexpr double step = 1 / steps_per_unit;
    return std::fabs(covariance) <= (a.standard_error + step) * (b.standard_error + step) + step;
}

/// A trait in one sitting.
Estimate read_estimate(CodeReader& reader) {
    Estimate estimate;
    estimate.theta = read_logits(reader);
    estimate.standard_error = read_logits(reader);
    return estimate;
}

std::expected<Shared, std::string> read_result(const Assessment& assessment, CodeReader& reader, bool is_old) {
    if (reader.n_left() != result_size(assessment, is_old)) return refusal(assessment, InterfaceKey::CodeOtherVersion);
    Shared shared;
    Result& result = shared.result;
    if (!is_old) {
        result.is_other_version = reader.number(2) != version_mark(assessment);
        const std::uint32_t byte = reader.number(1);
        shared.form = result.form = form_in(assessment, byte);
        read_flags(byte, result.quality);
        result.steps_down = byte >> 5 & 1;
    }
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        ScaleScore score;
        score.estimate = read_estimate(reader);
        score.estimate.n_answered = reader.number(2);
        score.n_presented = reader.number(2);
        if (!is_possible(score)) return refusal(assessment, InterfaceKey::CodeDamaged);
        result.scales.push_back(score);
    }
    if (!assessment.decision) return shared;

    result.covariance = read_logits(reader);
    result.p_outcome = reader.number(2) / steps_per_unit;
    const std::uint32_t outcome = reader.number(1);
    const Decision& decision = *assessment.decision;
    if (outcome / 2 > static_cast<std::uint32_t>(Outcome::NotEnoughEvidence) || result.p_outcome > 1 ||
        !is_possible(result.covariance, result.scales[decision.technical_scale].estimate,
                     result.scales[decision.people_scale].estimate))
        return refusal(assessment, InterfaceKey::CodeDamaged);
    result.outcome = static_cast<Outcome>(outcome / 2);
    result.certainty = outcome % 2 == 1 ? Certainty::Clear : Certainty::Lean;
    result.lean = lean_of(assessment, result);
    if (decision.model && !is_old) {
        const std::uint32_t words = reader.number(1);
        result.lean->p_people = reader.number(2) / steps_per_unit;
        if (words / 9 > static_cast<std::uint32_t>(Words::VeryLikely) || result.lean->p_people > 1)
            return refusal(assessment, InterfaceKey::CodeDamaged);
        result.words = static_cast<Words>(words / 9);
        result.levels = {static_cast<Level>(words / 3 % 3), static_cast<Level>(words % 3)};
        result.n_pairs = reader.number(2);
        JointEstimate& sitting = result.sitting.emplace();
        sitting.first = read_estimate(reader);
        sitting.second = read_estimate(reader);
        sitting.covariance = read_logits(reader);
        if (!is_possible({sitting.first}) || !is_possible({sitting.second}) ||
            !is_possible(sitting.covariance, sitting.first, sitting.second))
            return refusal(assessment, InterfaceKey::CodeDamaged);
    }
    return shared;
}

/// The number of responses that a code distinguishes. Codes have no texts.
int n_coded(const Assessment& assessment, std::size_t item) {
    return assessment.items[item].kind == ItemKind::ShortText ? 0 : n_responses(assessment, item);
}

/// A code identifies answers by position, and therefore fits only these items in this order.
std::string answers_context(const Assessment& assessment) {
    std::string context = assessment.id;
    for (std::size_t i = 0; i < assessment.items.size(); ++i)
        context += " " + assessment.items[i].id + ":" + std::to_string(n_coded(assessment, i));
    return context;
}

/// The number of bits for a response or a missing answer.
int n_bits(const Assessment& assessment, std::size_t item) {
    return static_cast<int>(std::bit_width(static_cast<unsigned>(n_coded(assessment, item))));
}

std::size_t answers_size(const Assessment& assessment) {
    std::size_t bits = 0;
    for (std::size_t i = 0; i < assessment.items.size(); ++i) bits += static_cast<std::size_t>(n_bits(assessment, i));
    return 1 + (bits + 7) / 8;
}

std::expected<Shared, std::string> read_answers(const Assessment& assessment, CodeReader& reader, bool is_old) {
    Shared shared;
    const std::uint32_t byte = reader.number(1);
    shared.form = form_in(assessment, byte);
    shared.answers.emplace(assessment.items.size());
    std::uint32_t bits = 0;
    int n_kept = 0;
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const int width = n_bits(assessment, i);
        for (; n_kept < width; n_kept += 8) bits = (bits << 8) | reader.number(1);
        n_kept -= width;
        const std::uint32_t value = (bits >> n_kept) & ((1u << width) - 1);
        if (value == 0) continue;
        const Response response = static_cast<int>(value) - 1;
        if (options_of(assessment, i, response).empty()) return refusal(assessment, InterfaceKey::CodeDamaged);
        (*shared.answers)[i] = response;
    }
    // The times and the order are not in the code: the flags that they raised are.
    AnswerQuality flags;
    read_flags(byte & 15, flags);
    shared.result = score_form(assessment, *shared.answers, shared.form, {}, 0, is_old ? nullptr : &flags);
    return shared;
}

}  // namespace

std::string share_code(const Assessment& assessment, const Result& result) {
    CodeWriter writer;
    writer.number(result_kind, 1);
    writer.number(version_mark(assessment), 2);
    writer.number(circumstances(result.form, result.quality, result.steps_down), 1);
    for (const ScaleScore& score : result.scales) {
        write_logits(writer, score.estimate.theta);
        write_logits(writer, score.estimate.standard_error);
        writer.number(static_cast<std::uint32_t>(score.estimate.n_answered), 2);
        writer.number(static_cast<std::uint32_t>(score.n_presented), 2);
    }
    if (result.lean) {
        write_logits(writer, result.covariance);
        write_probability(writer, result.p_outcome);
        writer.number(static_cast<std::uint32_t>(result.outcome) * 2 + (result.certainty == Certainty::Clear ? 1 : 0),
                      1);
        if (assessment.decision->model) {
            writer.number(static_cast<std::uint32_t>(result.words) * 9 +
                              static_cast<std::uint32_t>(result.levels[0]) * 3 +
                              static_cast<std::uint32_t>(result.levels[1]),
                          1);
            write_probability(writer, result.lean->p_people);
            writer.number(static_cast<std::uint32_t>(result.n_pairs), 2);
            const JointEstimate sitting = result.sitting.value_or(JointEstimate());
            for (const Estimate& trait : {sitting.first, sitting.second}) {
                write_logits(writer, trait.theta);
                write_logits(writer, trait.standard_error);
            }
            write_logits(writer, sitting.covariance);
        }
    }
    return encode_checked(assessment.id, writer.bytes());
}

std::string answers_code(const Assessment& assessment, const Answers& answers, Form form,
                         const AnswerQuality& quality) {
    CodeWriter writer;
    writer.number(answers_kind, 1);
    writer.number(circumstances(form, quality, 0), 1);
    std::uint32_t bits = 0;
    int n_kept = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const int width = n_bits(assessment, i);
        if (width == 0) continue;
        bits = (bits << width) | (answers[i] ? static_cast<std::uint32_t>(*answers[i]) + 1 : 0);
        for (n_kept += width; n_kept >= 8; n_kept -= 8) writer.number((bits >> (n_kept - 8)) & 255, 1);
    }
    if (n_kept > 0) writer.number((bits << (8 - n_kept)) & 255, 1);
    const std::string code = encode_checked(answers_context(assessment), writer.bytes());
    return code.size() <= max_code_size ? code : std::string();
}

std::expected<Shared, std::string> open_code(const Assessment& assessment, std::string_view code) {
    const auto checked = decode_checked(code);
    if (!checked) return refusal(assessment, InterfaceKey::CodeDamaged);
    CodeReader reader(checked->bytes);
    const std::uint32_t kind = reader.number(1);
    const bool has_answers = kind == answers_kind || kind == old_answers_kind;
    if (!checked->fits(has_answers ? answers_context(assessment) : assessment.id))
        return refusal(assessment, InterfaceKey::CodeOther);
    if (has_answers) {
        if (reader.n_left() != answers_size(assessment)) return refusal(assessment, InterfaceKey::CodeDamaged);
        return read_answers(assessment, reader, kind == old_answers_kind);
    }
    if (kind == result_kind || kind == old_result_kind) return read_result(assessment, reader, kind == old_result_kind);
    return refusal(assessment, InterfaceKey::CodeLater);
}

}  // namespace twotrack
