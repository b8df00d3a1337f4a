#include "core/json/json.hpp"

#include <rapidjson/internal/strtod.h>
#include <rapidjson/reader.h>
#include <rapidjson/stream.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <utility>

#include "core/base/stable_sort.hpp"
#include "core/base/utf8.hpp"

namespace twotrack::json {
namespace {

const char* describe(rapidjson::ParseErrorCode code) {
    switch (code) {
        case rapidjson::kParseErrorDocumentEmpty: return "The file is empty; an assessment is a JSON object.";
        case rapidjson::kParseErrorDocumentRootNotSingular:
            return "Something follows the end of the document; remove it.";
        case rapidjson::kParseErrorValueInvalid:
            return "A JSON value is expected here; strings need double quotes, and a list does not end in a comma.";
        case rapidjson::kParseErrorObjectMissName:
            return "A key in double quotes is expected here; is there a comma too many?";
        case rapidjson::kParseErrorObjectMissColon: return "A colon is missing after the key.";
        case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
            return "A comma or a closing brace is missing before this.";
        case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
            return "A comma or a closing bracket is missing before this.";
        case rapidjson::kParseErrorStringMissQuotationMark: return "The string has no closing quote on its line.";
        case rapidjson::kParseErrorStringEscapeInvalid:
            return "This escape is not JSON; a backslash itself is written twice.";
        case rapidjson::kParseErrorStringInvalidEncoding:
            return "The text is not valid UTF-8 here; save the file as UTF-8.";
        case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
        case rapidjson::kParseErrorStringUnicodeSurrogateInvalid: return "The \\u escape is not a character.";
        case rapidjson::kParseErrorNumberTooBig:
        case rapidjson::kParseErrorNumberMissFraction:
        case rapidjson::kParseErrorNumberMissExponent: return "This number is not one that JSON can hold.";
        default: return "This is not JSON.";
    }
}

/// Computes 0.digits × 10^point, for a first digit above 0 and a point from −323 to 309.
double decimal(const std::string& digits, std::int64_t point) {
    const std::int64_t power = point - static_cast<std::int64_t>(digits.size());
    if (digits.size() <= 15 && power >= -22 && power <= 22) {
        // Both factors are exact: the one operation rounds once.
        double significand = 0.0, scale = 1.0;
        for (const char c : digits) significand = significand * 10.0 + (c - '0');
        for (std::int64_t i = 0; i < std::abs(power); ++i) scale *= 10.0;
        return power < 0 ? significand / scale : significand * scale;
    }
    // These are RapidJSON's own steps. A call through its reader would compile a second reader.
    const auto exponent = static_cast<int>(point);
    double number = 0.0;
    const bool exact = rapidjson::internal::StrtodDiyFp(digits.data(), digits.size(), 0, exponent, &number);
    return exact ? number : rapidjson::internal::StrtodBigInteger(number, digits.data(), digits.size(), 0, exponent);
}

/// The number of a JSON token: the nearest double for up to 17 digits, the longest text of a double, and at most a
/// neighbour of the nearest double for more digits; infinity above the largest double.
///
/// RapidJSON converts numbers too, but its result is undefined for 0 with an exponent and for numbers beyond the
/// largest and the smallest double, and wrong for many digits. Therefore it reads numbers as strings, and converts at
/// most 19 digits, in range.
double number_of(std::string_view token) {
    constexpr std::size_t most_digits = 19;
    constexpr std::string_view largest_digits = "1797693134862315708";
    std::string digits;
    bool after_point = false;
    std::int64_t point = 0, exponent = 0;
    const std::size_t mark = std::min(token.find_first_of("eE"), token.size());
    for (const char c : token.substr(0, mark)) {
        if (c == '.') after_point = true;
        if (c < '0' || c > '9') continue;
        if (digits.empty() && c == '0') {
            if (after_point) --point;
            continue;
        }
        if (!after_point) ++point;
        if (digits.size() < most_digits) digits += c;
    }
    for (const char c : token.substr(mark))
        if (c >= '0' && c <= '9') exponent = std::min<std::int64_t>(exponent * 10 + (c - '0'), 100'000'000);
    point += token.substr(mark).contains('-') ? -exponent : exponent;

    const bool too_large = !digits.empty() && (point > 309 || (point == 309 && digits > largest_digits));
    const bool vanishes = digits.empty() || point < -323;
    const double magnitude = too_large  ? std::numeric_limits<double>::infinity()
                             : vanishes ? 0.0
                                        : decimal(digits, point);
    return token.starts_with('-') ? -magnitude : magnitude;
}

/// The text that RapidJSON reads, and decodes strings in place. A type of its own: RapidJSON would read an
/// InsituStringStream through a local copy, and Tell would lag behind during an event.
struct Stream : rapidjson::InsituStringStream {
    using rapidjson::InsituStringStream::GenericInsituStringStream;
};

/// Builds a Value from RapidJSON's events. A token begins at the first byte after the previous token that is not white
/// space, a comma or a colon. The event of a text, number, true, false or null comes after the token has been read; the
/// event of a bracket or brace comes before.
class Builder {
public:
    Builder(std::string_view text, Stream& stream) : text_(text), stream_(stream) {}

    Value root;
    std::string rule;  ///< set when the builder stopped the parse
    std::string sentence;
    std::size_t offset_at_fault = 0;

    bool Null() { return scalar(Kind::Null) != nullptr; }
    bool Bool(bool value) {
        Value* added = scalar(Kind::Boolean);
        if (added) added->boolean = value;
        return added != nullptr;
    }
    /// The pointer leads past the token here: RapidJSON 1.1 expects the local copy that Stream prevents.
    bool RawNumber(const char*, rapidjson::SizeType length, bool) {
        Value* added = scalar(Kind::Number);
        if (!added) return false;
        added->number = number_of(text_.substr(added->offset, length));
        return std::isfinite(added->number) ||
               refuse("syntax", added->offset, describe(rapidjson::kParseErrorNumberTooBig));
    }
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    bool String(const char* bytes, rapidjson::SizeType length, bool) {
        Value* added = scalar(Kind::String);
        if (added) added->string.assign(bytes, length);
        return added != nullptr && is_unicode(added->string, added->offset);
    }
    bool StartObject() { return open(Kind::Object); }
    bool Key(const char* bytes, rapidjson::SizeType length, bool) {
        const std::size_t offset = token_begin();
        previous_end_ = stream_.Tell();
        auto& members = open_.back()->members;
        members.push_back({std::string(bytes, length), offset, {}});
        return is_unicode(members.back().key, offset);
    }
    bool EndObject(rapidjson::SizeType) { return has_distinct_keys(*open_.back()) && close(); }
    bool StartArray() { return open(Kind::Array); }
    bool EndArray(rapidjson::SizeType) { return close(); }

private:
    bool refuse(const char* broken, std::size_t offset, std::string why) {
        rule = broken;
        offset_at_fault = offset;
        sentence = std::move(why);
        return false;
    }

    std::size_t token_begin() const { return text_.find_first_not_of(" \t\r\n,:", previous_end_); }

    /// A \u escape of half a character puts a surrogate into the string.
    bool is_unicode(std::string_view string, std::size_t offset) {
        return !has_surrogate(string) ||
               refuse("syntax", offset, describe(rapidjson::kParseErrorStringUnicodeSurrogateInvalid));
    }

    /// Sorts the keys: comparing every pair in an object with very many keys would take too long.
    bool has_distinct_keys(const Value& object) {
        const auto& members = object.members;
        const std::vector<std::size_t> order = sorted_indices(
            members.size(), [&](std::size_t a, std::size_t b) { return members[a].key < members[b].key; });
        const Member* second = nullptr;  // the first in the text that repeats an earlier one
        for (std::size_t i = 1; i < order.size(); ++i) {
            const Member& member = members[order[i]];
            if (member.key == members[order[i - 1]].key && (!second || member.offset < second->offset))
                second = &member;
        }
        return !second || refuse("duplicate-key", second->offset,
                                 "The key " + quoted(second->key) + " stands twice in this object; keep one.");
    }

    /// Null when there are too many values.
    Value* add(Kind kind) {
        const std::size_t offset = token_begin();
        if (++n_values_ > max_values) {
            refuse("too-large", offset,
                   "There are more than 50000 values up to here; assessments and answers have far fewer.");
            return nullptr;
        }
        Value* value = &root;
        if (!open_.empty()) {
            Value& parent = *open_.back();
            value = parent.kind == Kind::Array ? &parent.elements.emplace_back() : &parent.members.back().value;
        }
        value->kind = kind;
        value->offset = offset;
        return value;
    }

    Value* scalar(Kind kind) {
        Value* value = add(kind);
        previous_end_ = stream_.Tell();
        return value;
    }

    bool open(Kind kind) {
        Value* value = add(kind);
        if (!value) return false;
        if (open_.size() == max_depth)
            return refuse("too-deep", value->offset,
                          "This is nested more than 64 levels deep; an assessment needs far fewer.");
        previous_end_ = value->offset + 1;
        open_.push_back(value);
        return true;
    }

    bool close() {
        previous_end_ = token_begin() + 1;
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    Stream& stream_;
    std::size_t previous_end_ = 0;
    std::size_t n_values_ = 0;
    // The pointers stay valid: only the innermost open container grows, while all its elements are closed.
    std::vector<Value*> open_;
};

}  // namespace

const Value* Value::find(std::string_view key) const {
    const auto member = std::ranges::find(members, key, &Member::key);
    return member == members.end() ? nullptr : &member->value;
}

std::string_view without_byte_order_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

SourceLocation location_at(std::string_view text, std::size_t offset, std::string pointer) {
    text = without_byte_order_mark(text);
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
    const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0: the first line
    const std::size_t column = n_characters(before.substr(line_start));
    return {line, static_cast<int>(column) + 1, std::move(pointer)};
}

std::string quoted(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return "\"" + std::string(text) + "\"";
    return "\"" + std::string(text.substr(0, floor_character_boundary(text, most))) + "…\"";
}

std::string pointer_part(std::string_view key) {
    std::string part = "/";
    for (const char c : key) {
        if (c == '~') part += "~0";
        else if (c == '/') part += "~1";
        else part += c;
    }
    return part;
}

std::expected<Value, Diagnostic> parse(std::string_view text) {
    if (text.size() > max_bytes)
        return std::unexpected(
            Diagnostic{"too-large", {}, "The file is larger than 1 MiB; assessments and answers are far smaller."});
    text = without_byte_order_mark(text);
    if (const auto nul = text.find('\0'); nul != std::string_view::npos)
        return std::unexpected(
            Diagnostic{"syntax", location_at(text, nul), "There is a NUL byte here; is this a text file?"});

    std::string decoded(text);
    decoded.append(3, '\0');  // RapidJSON takes all bytes of a character, even if the text ends within it
    Stream stream(decoded.data());
    Builder builder(text, stream);
    rapidjson::Reader reader;
    // Iterative: nesting costs heap, not stack. Numbers as strings: number_of explains the reason.
    constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                               rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);

    if (!builder.rule.empty())
        return std::unexpected(Diagnostic{std::move(builder.rule), location_at(text, builder.offset_at_fault),
                                          std::move(builder.sentence)});
    if (result.IsError()) {
        auto code = result.Code();
        // RapidJSON reports a raw control character in a string as a wrong escape. Most often the character is a line
        // end.
        const std::size_t at = result.Offset();
        const bool control = at < text.size() && static_cast<unsigned char>(text[at]) < 0x20;
        if (code == rapidjson::kParseErrorStringEscapeInvalid && control) {
            if (text[at] != '\n' && text[at] != '\r')
                return std::unexpected(Diagnostic{"syntax", location_at(text, at),
                                                  "A control character stands in this string; write a tab as \\t."});
            code = rapidjson::kParseErrorStringMissQuotationMark;
        }
        const bool encoding = code == rapidjson::kParseErrorStringInvalidEncoding;
        return std::unexpected(Diagnostic{encoding ? "not-utf-8" : "syntax", location_at(text, at), describe(code)});
    }
    return std::move(builder.root);
}

}  // namespace twotrack::json
