#include "core/authoring/lint.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "core/authoring/example_answers.hpp"
#include "core/authoring/lint_balance.hpp"
#include "core/authoring/lint_branching.hpp"
#include "core/base/utf8.hpp"
#include "core/json/json.hpp"
#include "core/json/json_reader.hpp"

namespace twotrack {
namespace {

using json::Reader;

constexpr std::size_t max_words = 25;

void check_outcomes(const Reader& root, const Assessment& assessment) {
    if (!assessment.decision) return;
    const Reader decision = root.member("decision");
    const ExampleAnswers example_answers = find_example_answers(assessment);
    for (const auto& [key, text] : assessment.outcomes) {
        if (example_answers.contains(key)) continue;
        decision.report("unreachable-outcome",
                        "No answers were found that reach the outcome " + json::quoted(key) +
                            ", so nobody would read its text; look at the thresholds of the decision, or give the "
                            "scales more items.");
    }
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A token of only punctuation, such as a dash or an ellipsis, is not a word.
bool is_word(std::string_view token) {
    while (!token.empty()) {
        const auto [c, n_bytes] = first_character(token);
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
        const bool is_general_punctuation = c >= 0x2000 && c < 0x2080;
        if (n_bytes != 1 && !is_general_punctuation) return true;
        token.remove_prefix(n_bytes);
    }
    return false;
}

std::vector<std::string_view> tokens_of(std::string_view text) {
    std::vector<std::string_view> tokens;
    std::size_t at = 0;
    while (at < text.size()) {
        while (at < text.size() && is_space(text[at])) ++at;
        const std::size_t from = at;
        while (at < text.size() && !is_space(text[at])) ++at;
        if (at > from) tokens.push_back(text.substr(from, at - from));
    }
    return tokens;
}

void check_length(const Reader& item) {
    const auto n_words = std::ranges::count_if(tokens_of(item.member("text").value().string), is_word);
    if (static_cast<std::size_t>(n_words) <= max_words) return;
    item.member("text").report(
        "long-item", "This has " + std::to_string(n_words) + " words; keep it to one idea and at most 25 words.");
}

/// The normal form of a text. Two texts that read the same have the same normal form.
std::string reading_of(std::string_view text) {
    std::string reading;
    for (const std::string_view token : tokens_of(text)) {
        if (!reading.empty()) reading += ' ';
        for (const char c : token) reading += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return reading;
}

/// Checks the document, not the assessment, because an element of the list may hold two items.
void check_texts(const Reader& root) {
    std::map<std::string, std::string> first;  // from a normal form to the id of the first statement
    for (const Reader item : root.member("items").elements()) {
        check_length(item);
        if (item.has("importance")) check_length(item.member("importance"));
        // For the other kinds, the options are a part of the question, and several questions may have the same text.
        if (item.member("kind").value().string != "likert") continue;
        const Reader text = item.member("text");
        const auto [other, added] =
            first.try_emplace(reading_of(text.value().string), item.member("id").value().string);
        if (!added) {
            text.report("duplicate-text",
                        "This reads as the item " + json::quoted(other->second) + " does; ask it once.");
        }
    }
}

}  // namespace

std::vector<Diagnostic> lint(std::string_view text, const Assessment& assessment) {
    const auto document = json::parse(text);
    if (!document) return {document.error()};
    json::DiagnosticSink sink(text, *document);
    const Reader root(*document, sink);
    check_balance(root, assessment);
    check_branching(root, assessment);
    check_texts(root);
    check_outcomes(root, assessment);
    return sink.take();
}

}  // namespace twotrack
