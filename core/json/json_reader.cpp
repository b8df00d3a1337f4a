#include "core/json/json_reader.hpp"

#include <algorithm>
#include <string>

#include "core/base/blank.hpp"
#include "core/base/stable_sort.hpp"
#include "core/base/utf8.hpp"
#include "core/json/json_writer.hpp"

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

/// A sentence with its first "{}" replaced by the culprit in quotes.
std::string about(const std::string& culprit, std::string_view sentence) {
    std::string filled(sentence);
    return filled.replace(filled.find("{}"), 2, quoted(culprit));
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

bool DiagnosticSink::spend(std::size_t n) {
    const bool was_spent = is_spent();
    n_characters_ += n;
    return is_spent() && !was_spent;
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

void Reader::report(std::string_view rule, std::string_view sentence, const std::string& culprit) const {
    sink_->add(rule, value_->offset, about(culprit, sentence));
}

void Reader::report_key(std::string_view rule, std::string_view sentence, const std::string& culprit) const {
    sink_->add(rule, key_offset_, about(culprit, sentence));
}

bool Reader::expect(Kind kind) const {
    if (value_->kind == kind) return true;
    report("wrong-type",
           "This must be " + std::string(name_of(kind)) + ", and is " + std::string(name_of(value_->kind)) + ".");
    return false;
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
        if (!is_known) member.report_key("unknown-key", "The key {} is not known here; known are " + known + ".", key);
    }
}

bool Reader::expect_object(std::string_view keys) const {
    if (!expect(Kind::Object)) return false;
    allow_only(keys);
    return true;
}

bool Reader::require(std::string_view key, Kind kind) const {
    if (value_->kind != Kind::Object) return expect(Kind::Object);
    if (has(key)) return member(key).expect(kind);
    report("missing-key", "The key {} is missing here; it is " + std::string(name_of(kind)) + ".", std::string(key));
    return false;
}

std::optional<Reader> Reader::object(std::string_view key, std::string_view keys) const {
    if (!require(key, Kind::Object)) return std::nullopt;
    const Reader reader = member(key);
    return reader.expect_object(keys) ? std::optional(reader) : std::nullopt;
}

std::optional<Reader> Reader::optional_object(std::string_view key, std::string_view keys) const {
    return has(key) ? object(key, keys) : std::nullopt;
}

Reader Reader::member(std::string_view key) const {
    static const Value nothing;
    const Value* value = value_->find(key);
    return {value ? *value : nothing, *sink_};
}

std::string Reader::own_text(bool is_read) const {
    if (!expect(Kind::String)) return {};
    if (is_blank(value_->string)) report("missing-text", "This text is empty; the respondent would see nothing.");
    if (is_read) check_length(value_->string);
    return value_->string;
}

std::string Reader::text(std::string_view key, bool is_read) const {
    return require(key, Kind::String) ? member(key).own_text(is_read) : std::string();
}

std::string Reader::optional_text(std::string_view key, bool is_read) const {
    return has(key) ? text(key, is_read) : std::string();
}

void Reader::check_length(std::string_view text) const {
    const std::size_t n = n_characters(text);
    if (n > max_text || static_cast<std::size_t>(std::ranges::count(text, '\n')) >= max_lines)
        report("too-long", "At most 4000 characters and 100 lines are allowed in a text.");
    spend(n);
}

void Reader::spend(std::size_t n) const {
    if (sink_->spend(n))
        report("too-much-text",
               "People would read more than 100000 characters up to here, with what fills placeholders.");
}

std::string Reader::identifier(std::string_view key) const {
    if (!require(key, Kind::String)) return {};
    const Reader reader = member(key);
    const std::string& id = reader.value_->string;
    const bool valid = !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (!valid)
        reader.report("invalid-id",
                      "An id has 1 to 64 letters (a to z), digits, hyphens and underscores, and {} has not.", id);
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
    const auto shown = [](double bound) {
        std::string digits = number_text(bound);
        const std::size_t point = digits.find('.');
        digits.resize(digits.ends_with(".0") ? point : point + 3, '0');
        return digits;
    };
    reader.report("out-of-range", "This number must lie between " + shown(least) + " and " + shown(most) + ".");
    return otherwise;
}

Elements Reader::array(std::string_view key, std::size_t most) const {
    if (!require(key, Kind::Array)) return {{}, *sink_};
    const Reader reader = member(key);
    const std::size_t size = reader.value_->elements.size();
    if (size == 0) reader.report("empty", "This list must not be empty.");
    if (size <= most) return reader.elements();
    reader.report("too-many",
                  "There are " + std::to_string(size) + " here; at most " + std::to_string(most) + " are allowed.");
    return {{}, *sink_};
}

Elements Reader::elements() const { return {value_->elements, *sink_}; }

Elements Reader::elements_or_itself() const {
    return value_->kind == Kind::Array ? elements() : Elements({value_, 1}, *sink_);
}

Members Reader::members() const { return {value_->members, *sink_}; }

}  // namespace twotrack::json
