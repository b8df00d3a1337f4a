#pragma once

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

    /// @param root  the parsed `text`.
    DiagnosticSink(std::string_view text, const Value& root) : text_(text), root_(&root) {}

    /// @param offset  of a value or of a member's key; `add` derives the JSON pointer from it.
    void add(std::string_view rule, std::size_t offset, std::string_view sentence);
    [[nodiscard]] bool empty() const { return diagnostics_.empty(); }
    /// The diagnostics, in the order of the text.
    [[nodiscard]] std::vector<Diagnostic> take();

private:
    std::string_view text_;
    const Value* root_;
    std::vector<Diagnostic> diagnostics_;
};

/// A value under validation. Reading never stops: a missing value or a value of the wrong kind is reported and reads as
/// empty, 0 or nothing.
class Reader {
public:
    Reader(const Value& value, DiagnosticSink& sink) : value_(&value), key_offset_(value.offset), sink_(&sink) {}

    void report(std::string_view rule, std::string_view sentence) const;

    /// Reports a fault at the key of this member.
    void report_key(std::string_view rule, std::string_view sentence) const;

    /// Reports each member whose key is not among these.
    /// @param keys  separated by single spaces.
    void allow_only(std::string_view keys) const;

    [[nodiscard]] bool has(std::string_view key) const { return value_->find(key) != nullptr; }
    [[nodiscard]] bool expect(Kind kind) const;

    /// Whether the required member exists and has this kind. Reports it otherwise.
    [[nodiscard]] bool require(std::string_view key, Kind kind) const;
    [[nodiscard]] Reader member(std::string_view key) const;

    [[nodiscard]] std::string text(std::string_view key) const;  ///< required, not blank
    [[nodiscard]] std::string optional_text(std::string_view key, std::string_view otherwise) const;
    [[nodiscard]] std::string identifier(std::string_view key) const;  ///< required: letters, digits, _ and -
    [[nodiscard]] std::string own_text() const;                        ///< this value as a text, not blank
    [[nodiscard]] double number(std::string_view key) const;           ///< required
    [[nodiscard]] double optional_number(std::string_view key, double otherwise, double least, double most) const;
    [[nodiscard]] std::vector<Reader> array(std::string_view key) const;  ///< required, at least one element
    /// All members except annotations (see is_annotation), which are allowed everywhere.
    [[nodiscard]] std::vector<std::pair<std::string, Reader>> members() const;
    [[nodiscard]] std::vector<Reader> elements() const;

    [[nodiscard]] const Value& value() const { return *value_; }

private:
    const Value* value_;
    std::size_t key_offset_;  // of the member's key when this is a member
    DiagnosticSink* sink_;
};

}  // namespace twotrack::json
