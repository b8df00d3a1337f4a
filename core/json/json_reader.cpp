#include "core/json/json_reader.hpp"

#include <algorithm>
#include <string>

#include "core/base/blank.hpp"
#include "core/base/stable_sort.hpp"

namespace twotrack::json {
namespace {

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::Null: return "null";
        case Kind::Boolean: return "true or false";
        case Kind::Number: return "a number";
        case Kind::String: return "a text";
        case Kind::Array: return "an array";
        case Kind::Object: return "an object";
    }
    return {};
}

/// The JSON pointer (RFC 6901) to the value that begins at an offset, or to the member whose key does.
std::string pointer_to(const Value& root, std::size_t offset) {
    std::string pointer;
    const Value* value = &root;
    // Values begin in the order of the text, and each value begins within its parent.
    while (value->offset != offset) {
        const Value* next = nullptr;
        std::string part;
        if (value->kind == Kind::Object) {
            for (const Member& member : value->members) {
                if (member.offset > offset) break;
                next = &member.value;
                part = pointer_part(member.key);
                if (member.offset == offset) return pointer + part;
            }
        } else {
            for (std::size_t i = 0; i < value->elements.size() && value->elements[i].offset <= offset; ++i) {
                next = &value->elements[i];
                part = "/" + std::to_string(i);
            }
        }
        if (!next) break;
        pointer += part;
        value = next;
    }
    return pointer;
}

}  // namespace

std::string_view next_word(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    return word;
}

void DiagnosticSink::add(std::string_view rule, std::size_t offset, std::string_view sentence) {
    if (diagnostics_.size() == max_diagnostics) return;
    diagnostics_.push_back(
        {std::string(rule), location_at(text_, offset, pointer_to(*root_, offset)), std::string(sentence)});
}

std::vector<Diagnostic> DiagnosticSink::take() {
    std::vector<Diagnostic> sorted;
    sorted.reserve(diagnostics_.size());
    for (const std::size_t i : sorted_indices(diagnostics_.size(), [&](std::size_t a, std::size_t b) {
             const SourceLocation &first = diagnostics_[a].place, &second = diagnostics_[b].place;
             return first.line != second.line ? first.line < second.line : first.column < second.column;
         }))
        sorted.push_back(std::move(diagnostics_[i]));
    diagnostics_.clear();
    return sorted;
}

void Reader::report(std::string_view rule, std::string_view sentence) const {
    sink_->add(rule, value_->offset, sentence);
}

void Reader::report_key(std::string_view rule, std::string_view sentence) const {
    sink_->add(rule, key_offset_, sentence);
}

void Reader::allow_only(std::string_view keys) const {
    for (const auto& [key, member] : members()) {
        bool is_known = false;
        std::string known;
        for (std::string_view left = keys, word = next_word(left); !word.empty(); word = next_word(left)) {
            is_known |= word == key;
            if (!known.empty()) known += ", ";
            known += word;
        }
        if (is_known) continue;
        member.report_key("unknown-key", "The key " + quoted(key) + " is not known here; known are " + known + ".");
    }
}

bool Reader::expect(Kind kind) const {
    if (value_->kind == kind) return true;
    report("wrong-type",
           "This must be " + std::string(name_of(kind)) + ", and is " + std::string(name_of(value_->kind)) + ".");
    return false;
}

bool Reader::require(std::string_view key, Kind kind) const {
    if (value_->kind != Kind::Object) return expect(Kind::Object);
    if (has(key)) return member(key).expect(kind);
    report("missing-key", "The key " + quoted(key) + " is missing here; it is " + std::string(name_of(kind)) + ".");
    return false;
}

Reader Reader::member(std::string_view key) const {
    static const Value nothing;
    const Value* value = value_->find(key);
    return {value ? *value : nothing, *sink_};
}

std::string Reader::own_text() const {
    if (!expect(Kind::String)) return {};
    if (is_blank(value_->string)) report("missing-text", "This text is empty; the respondent would see nothing.");
    return value_->string;
}

std::string Reader::text(std::string_view key) const {
    return require(key, Kind::String) ? member(key).own_text() : std::string();
}

std::string Reader::optional_text(std::string_view key, std::string_view otherwise) const {
    return has(key) ? text(key) : std::string(otherwise);
}

std::string Reader::identifier(std::string_view key) const {
    if (!require(key, Kind::String)) return {};
    const Reader reader = member(key);
    const std::string& id = reader.value_->string;
    const bool valid = !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (!valid)
        reader.report("invalid-id", "An id has 1 to 64 letters (a to z), digits, hyphens and underscores, and " +
                                        quoted(id) + " has not.");
    return id;
}

double Reader::number(std::string_view key) const {
    return require(key, Kind::Number) ? member(key).value_->number : 0.0;
}

double Reader::optional_number(std::string_view key, double otherwise, double least, double most) const {
    if (!has(key) || !require(key, Kind::Number)) return otherwise;
    const Reader reader = member(key);
    const double value = reader.value_->number;
    if (value >= least && value <= most) return value;
    // All bounds are short decimals; std::to_string would print six places.
    const auto shown = [](double bound) {
        const auto hundredths = static_cast<long long>(bound * 100 + (bound < 0 ? -0.5 : 0.5));
        const auto magnitude = hundredths < 0 ? -hundredths : hundredths;
        std::string digits = (hundredths < 0 ? "-" : "") + std::to_string(magnitude / 100);
        if (magnitude % 100 != 0) digits += "." + std::to_string(magnitude % 100 + 100).substr(1);
        return digits;
    };
    reader.report("out-of-range", "This number must lie between " + shown(least) + " and " + shown(most) + ".");
    return otherwise;
}

std::vector<Reader> Reader::array(std::string_view key) const {
    if (!require(key, Kind::Array)) return {};
    const Reader reader = member(key);
    if (reader.value_->elements.empty()) reader.report("empty", "This list must not be empty.");
    return reader.elements();
}

std::vector<Reader> Reader::elements() const {
    std::vector<Reader> readers;
    readers.reserve(value_->elements.size());
    for (const Value& element : value_->elements) readers.emplace_back(element, *sink_);
    return readers;
}

std::vector<std::pair<std::string, Reader>> Reader::members() const {
    std::vector<std::pair<std::string, Reader>> readers;
    readers.reserve(value_->members.size());
    for (const Member& member : value_->members) {
        if (is_annotation(member.key)) continue;
        readers.emplace_back(member.key, Reader(member.value, *sink_));
        readers.back().second.key_offset_ = member.offset;
    }
    return readers;
}

}  // namespace twotrack::json
