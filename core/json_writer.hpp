#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/assessment.hpp"
#include "core/diagnostic.hpp"
#include "core/score.hpp"

namespace twotrack {

/// Writes compact JSON. Numbers are written by RapidJSON's integer-only Grisu2, never by the C library: the same double
/// is the same text on every target, and reads back as the same double.
class JsonWriter {
public:
    JsonWriter();
    ~JsonWriter();

    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view key);
    void value(std::string_view text);
    void value(double number);  ///< finite
    void value(int number);
    void value(unsigned number);
    void value(std::size_t number);
    void value(bool truth);
    void value(const char* text) { value(std::string_view(text)); }
    void null();

    template <class T>
    void member(std::string_view name, const T& content) {
        key(name);
        value(content);
    }

    /// The text so far; the writer is done with.
    [[nodiscard]] std::string take();
    /// The text so far; valid until the next call.
    [[nodiscard]] std::string_view text() const;
    /// Begins anew, in the memory it has.
    void clear();

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

/// A finite number as JsonWriter writes it.
[[nodiscard]] std::string number_text(double number);

/// The members `format_version` and `assessment` (its id and version), with which every file of results begins.
void write_assessment(JsonWriter& writer, const Assessment& assessment);

/// The members of a diagnostic's object: rule, line, column, pointer, sentence.
void write_members(JsonWriter& writer, const Diagnostic& diagnostic);

/// An item's answer: a category, a list of them where several are chosen or ranked, a text, or null where there is
/// none.
/// @param text  what was written, of a short text.
void write_answer(JsonWriter& writer, const Assessment& assessment, std::size_t item, Response response,
                  std::string_view text = {});

/// An object from item ids to their answers (see write_answer), in the order of the items. What asks nothing is not in
/// it.
/// @param texts  [n_items], or empty: then texts read as not answered.
void write_answers(JsonWriter& writer, const Assessment& assessment, const Answers& answers,
                   std::span<const std::string> texts = {});

}  // namespace twotrack
