#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json/json.hpp"

namespace twotrack::json {

/// Whether a key begins with "$", such as "$schema" or "$comment". Such a key describes the file, not its content.
[[nodiscard]] inline bool is_annotation(std::string_view key) { return key.starts_with('$'); }

/// Removes the first word from a text whose words are separated by single spaces, and returns it. Empty at the end.
[[nodiscard]] std::string_view next_word(std::string_view& text);

/// Collects the faults of a document: a person then sees all of them at once. It keeps the first 200: a file with more
/// is wrong as a whole, and each finding costs a walk through the text.
class DiagnosticSink {
public:
    static constexpr std::size_t max_diagnostics = 200;
    static constexpr std::size_t max_characters = 100'000;

    /// @param root  the parsed `text`.
    DiagnosticSink(std::string_view text, const Value& root) : text_(text), root_(&root) {}

    /// @param offset  of a value or of a member's key; `add` derives the JSON pointer from it.
    void add(std::string_view rule, std::size_t offset, std::string_view sentence);
    [[nodiscard]] bool empty() const { return diagnostics_.empty(); }

    /// Counts characters of the document's texts.
    /// @return  whether they are now more than max_characters for the first time.
    [[nodiscard]] bool spend(std::size_t n);
    [[nodiscard]] bool is_spent() const { return n_characters_ > max_characters; }

    /// The diagnostics, in the order of the text.
    [[nodiscard]] std::vector<Diagnostic> take();

private:
    std::string_view text_;
    const Value* root_;
    std::size_t n_characters_ = 0;
    std::vector<Diagnostic> diagnostics_;
};

class Elements;
class Members;

/// A value under validation. Reading never stops: a missing value or a value of the wrong kind is reported and reads as
/// empty, 0 or nothing.
class Reader {
public:
    Reader(const Value& value, DiagnosticSink& sink) : Reader(value, value.offset, sink) {}
    Reader(const Member& member, DiagnosticSink& sink) : Reader(member.value, member.offset, sink) {}

    void report(std::string_view rule, std::string_view sentence) const;
    /// Reports a sentence about `culprit`, which it quotes in place of its first "{}".
    void report(std::string_view rule, std::string_view sentence, const std::string& culprit) const;

    /// Reports a fault at the key of this member.
    void report_key(std::string_view rule, std::string_view sentence, const std::string& culprit) const;

    [[nodiscard]] bool has(std::string_view key) const { return value_->find(key) != nullptr; }
    [[nodiscard]] bool expect(Kind kind) const;

    /// Reports each member whose key is not among these.
    /// @param keys  separated by single spaces.
    void allow_only(std::string_view keys) const;
    /// Whether this is an object. Reports it otherwise, and allows only these keys in an object.
    [[nodiscard]] bool expect_object(std::string_view keys) const;

    /// Whether the required member exists and has this kind. Reports it otherwise.
    [[nodiscard]] bool require(std::string_view key, Kind kind) const;
    [[nodiscard]] Reader member(std::string_view key) const;

    /// The required member, if `expect_object(keys)` holds for it.
    [[nodiscard]] std::optional<Reader> object(std::string_view key, std::string_view keys) const;
    [[nodiscard]] std::optional<Reader> optional_object(std::string_view key, std::string_view keys) const;

    /// The limits of a text that people read. Together they may have DiagnosticSink::max_characters. A word that only
    /// the program reads, such as "likert", has no limit and is not counted.
    static constexpr std::size_t max_text = 4'000, max_lines = 100;  // characters
    static constexpr std::size_t max_elements = 1'000;               ///< of any list

    [[nodiscard]] std::string text(std::string_view key, bool is_read = true) const;           ///< required, not blank
    [[nodiscard]] std::string optional_text(std::string_view key, bool is_read = true) const;  ///< empty when missing
    [[nodiscard]] std::string identifier(std::string_view key) const;  ///< required: letters, digits, _ and -
    [[nodiscard]] std::string own_text(bool is_read = true) const;     ///< this value as a text, not blank
    [[nodiscard]] double number(std::string_view key) const;           ///< required
    [[nodiscard]] double optional_number(std::string_view key, double otherwise, double least, double most) const;
    /// Required, at least one element. Reports a list of more than `most` elements, and returns an empty list instead.
    [[nodiscard]] Elements array(std::string_view key, std::size_t most = max_elements) const;

    /// Reports a text of too many characters or lines, and counts it.
    void check_length(std::string_view text) const;
    /// Counts characters that this place adds to what people read, and reports the first that are too many.
    void spend(std::size_t n) const;
    /// Whether nothing has been reported, here or elsewhere.
    [[nodiscard]] bool is_valid() const { return sink_->empty(); }
    /// Whether there was too much text already: the rest need not be worked out.
    [[nodiscard]] bool is_spent() const { return sink_->is_spent(); }
    /// All members except annotations (see is_annotation), which are allowed everywhere.
    [[nodiscard]] Members members() const;
    [[nodiscard]] Elements elements() const;
    /// The elements of an array; a value of another kind stands for a list of itself.
    [[nodiscard]] Elements elements_or_itself() const;

    [[nodiscard]] const Value& value() const { return *value_; }

private:
    Reader(const Value& value, std::size_t key_offset, DiagnosticSink& sink)
        : value_(&value), key_offset_(key_offset), sink_(&sink) {}

    const Value* value_;
    std::size_t key_offset_;  // of the member's key when this is a member
    DiagnosticSink* sink_;
};

/// The elements of an array, under validation.
class Elements {
public:
    Elements(std::span<const Value> values, DiagnosticSink& sink) : values_(values), sink_(&sink) {}

    struct Iterator {
        const Value* value;
        DiagnosticSink* sink;
        Reader operator*() const { return {*value, *sink}; }
        void operator++() { ++value; }
        bool operator==(const Iterator& other) const { return value == other.value; }
    };
    [[nodiscard]] Iterator begin() const { return {values_.data(), sink_}; }
    [[nodiscard]] Iterator end() const { return {values_.data() + values_.size(), sink_}; }
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] Reader operator[](std::size_t i) const { return {values_[i], *sink_}; }

private:
    std::span<const Value> values_;
    DiagnosticSink* sink_;
};

/// The members of an object, under validation, without annotations. Each is a pair of a key and a Reader.
class Members {
public:
    Members(std::span<const Member> members, DiagnosticSink& sink) : members_(members), sink_(&sink) {}

    struct Iterator {
        const Member* member;
        const Member* end;
        DiagnosticSink* sink;
        std::pair<const std::string&, Reader> operator*() const { return {member->key, Reader(*member, *sink)}; }
        Iterator& operator++() { return ++member, skip_annotations(); }
        Iterator& skip_annotations() {
            while (member != end && is_annotation(member->key)) ++member;
            return *this;
        }
        bool operator==(const Iterator& other) const { return member == other.member; }
    };
    [[nodiscard]] Iterator begin() const { return at(members_.data()).skip_annotations(); }
    [[nodiscard]] Iterator end() const { return at(members_.data() + members_.size()); }

private:
    [[nodiscard]] Iterator at(const Member* member) const { return {member, members_.data() + members_.size(), sink_}; }

    std::span<const Member> members_;
    DiagnosticSink* sink_;
};

}  // namespace twotrack::json
