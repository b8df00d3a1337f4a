#include "core/lint.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "core/graded_response.hpp"
#include "core/json.hpp"
#include "core/json_node.hpp"
#include "core/witness.hpp"

namespace twotrack {
namespace {

using json::Node;

constexpr std::size_t max_words = 25;
constexpr double max_excess = 0.10;  // of information, as a share of the lesser

struct KeyCounts {
    std::size_t positive = 0;
    std::size_t negative = 0;
};

/// The one place here that knows how an item is tied to its scale.
KeyCounts count_keys(const Assessment& assessment, const Scale& scale) {
    KeyCounts counts;
    for (const std::size_t item : scale.items)
        ++(assessment.items[item].measure->keyed == Keyed::Positive ? counts.positive : counts.negative);
    return counts;
}

void check_keys(const Node& root, const Assessment& assessment) {
    const auto nodes = root.member("scales").elements();
    for (std::size_t s = 0; s < std::min(nodes.size(), assessment.scales.size()); ++s) {
        const Scale& scale = assessment.scales[s];
        const auto [positive, negative] = count_keys(assessment, scale);
        if (std::max(positive, negative) - std::min(positive, negative) <= 1) continue;
        nodes[s].report("unbalanced-keys",
                        "The scale " + json::quoted(scale.id) + " has " + std::to_string(positive) +
                            " items keyed \"+\" and " + std::to_string(negative) +
                            " keyed \"-\"; balance them, else whoever agrees with everything scores " +
                            (positive > negative ? "high." : "low."));
    }
}

std::string count_of(const Scale& scale) {
    return json::quoted(scale.id) + " has " + std::to_string(scale.items.size());
}

double information_of(const Scale& scale, double theta) {
    double sum = 0.0;
    for (const GradedItem& item : scale.bank.items()) sum += item_information(item, theta);
    return sum;
}

/// "−0.5"
std::string tenths(int number) {
    const int magnitude = number < 0 ? -number : number;
    return (number < 0 ? "−" : "") + std::to_string(magnitude / 10) + "." + std::to_string(magnitude % 10);
}

/// An excess as a sentence says it.
std::string more_by(double excess) {
    constexpr double most = 10.0;
    if (!(excess <= most)) return "over ten times as much";
    return std::to_string(static_cast<int>(excess * 100.0 + 0.5)) + " % more";
}

void check_information(const Node& decision, const Scale& technical, const Scale& people) {
    double largest = 0.0;
    int where = 0;  // theta in tenths of a logit
    bool towards_people = false;
    for (int theta = -20; theta <= 20; ++theta) {
        const double first = information_of(technical, theta / 10.0), second = information_of(people, theta / 10.0);
        const double excess = std::max(first, second) / std::min(first, second) - 1.0;
        if (!(excess > largest)) continue;
        largest = excess;
        where = theta;
        towards_people = second > first;
    }
    if (largest <= max_excess) return;
    const Scale& more = towards_people ? people : technical;
    const Scale& less = towards_people ? technical : people;
    decision.report("unequal-information",
                    "The scale " + json::quoted(more.id) + " carries " + more_by(largest) + " information " +
                        (largest <= 10.0 ? "than " : "as ") + json::quoted(less.id) + " at theta " + tenths(where) +
                        "; match the items' parameters to within 10 %, else people with both traits high or both low "
                        "are tilted to one side.");
}

void check_decision(const Node& root, const Assessment& assessment) {
    if (!assessment.decision) return;
    const Node decision = root.member("decision");
    const Scale& technical = assessment.scales[assessment.decision->technical_scale];
    const Scale& people = assessment.scales[assessment.decision->people_scale];
    if (technical.items.size() != people.items.size()) {
        decision.report("unequal-length", "The two scales have unequal numbers of items: " + count_of(technical) +
                                              " and " + count_of(people) + "; give both as many.");
    }
    check_information(decision, technical, people);

    const Witnesses witnesses = find_witnesses(assessment);
    for (const auto& [key, text] : assessment.outcomes) {
        if (witnesses.contains(key)) continue;
        decision.report("unreachable-outcome",
                        "No answers were found that reach the outcome " + json::quoted(key) +
                            ", so nobody would read its text; look at the thresholds of the decision, or give the "
                            "scales more items.");
    }
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A dash or an ellipsis that stands alone is none.
bool is_word(std::string_view token) {
    for (std::size_t i = 0; i < token.size(); ++i) {
        const char c = token[i];
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
        // U+2000 to U+207F, general punctuation, begin with these bytes.
        if (c == '\xE2' && i + 2 < token.size() && (token[i + 1] == '\x80' || token[i + 1] == '\x81')) i += 2;
        else if (static_cast<unsigned char>(c) >= 0x80) return true;
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

void check_length(const Node& item) {
    const auto n_words = std::ranges::count_if(tokens_of(item.member("text").value().string), is_word);
    if (static_cast<std::size_t>(n_words) <= max_words) return;
    item.member("text").report(
        "long-item", "This has " + std::to_string(n_words) + " words; keep it to one idea and at most 25 words.");
}

/// What two texts have in common that read alike.
std::string reading_of(std::string_view text) {
    std::string reading;
    for (const std::string_view token : tokens_of(text)) {
        if (!reading.empty()) reading += ' ';
        for (const char c : token) reading += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return reading;
}

/// By the document alone: an element of the list may hold two items.
void check_texts(const Node& root) {
    std::map<std::string, std::string> first;  // the id of the first statement, by its reading
    for (const Node& item : root.member("items").elements()) {
        check_length(item);
        if (item.has("importance")) check_length(item.member("importance"));
        // Of the other kinds the options are a part of the question, and several may begin alike.
        if (item.member("kind").value().string != "likert") continue;
        const Node text = item.member("text");
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
    json::Findings findings(text);
    const Node root(*document, "", findings);
    check_keys(root, assessment);
    check_texts(root);
    check_decision(root, assessment);
    return findings.take();
}

}  // namespace twotrack
