#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/eap.hpp"
#include "core/outcome.hpp"
#include "core/words.hpp"

namespace twotrack {

/// A trait that items measure.
struct Scale {
    std::string id;
    std::string name;                ///< "Technical pull"
    std::string short_name;          ///< for the end of an axis: "Technical"
    std::vector<std::size_t> items;  ///< [n] indices into Assessment::items, in their order
    ItemBank bank;                   ///< [n] their parameters, tabulated
};

/// A stretch of the questionnaire with a name that the respondent sees.
struct Section {
    std::string id;
    std::string name;
};

/// The ordered answers that items share.
struct ResponseFormat {
    std::string id;
    std::string prompt;                   ///< "How well does this describe you?"
    std::vector<std::string> categories;  ///< [2 to 10] labels from the lowest to the highest
};

enum class Keyed {
    Positive,  ///< "+": the highest category means the most of the trait
    Negative,  ///< "-": the lowest category means the most of the trait
};

/// A statement answered on an ordered scale.
struct Item {
    std::string id;
    std::string text;
    std::size_t section = 0;          ///< index into Assessment::sections
    std::size_t scale = 0;            ///< index into Assessment::scales
    std::size_t index_in_scale = 0;   ///< index into that scale's items and bank
    std::size_t response_format = 0;  ///< index into Assessment::response_formats
    Keyed keyed = Keyed::Positive;
};

/// How the lean between two scales is called. Probabilities lie in [0, 1].
struct Decision {
    std::size_t technical_scale = 0;
    std::size_t people_scale = 1;
    double minimum_answered = 0.70;    ///< share of each scale's presented items, below: not enough evidence
    double call = 0.90;                ///< probability of the side from which a lean is called
    double clear = 0.95;               ///< and from which it is called clear
    double both = 0.80;                ///< joint probability from which both high, or both low, is called
    double prior_correlation = 0.0;    ///< of the two traits, in (−1, 1)
    double location_sd_logits = 0.35;  ///< sd of each scale's unknown location; 0 once calibrated
};

/// A short text with a title.
struct Note {
    std::string title;
    std::string text;
};

struct Intro {
    std::string heading;
    std::string lead;
    std::vector<Note> notes;
    std::string small_print;
};

/// What the report says of an outcome.
struct OutcomeText {
    std::string headline;
    std::string summary;
};

/// Texts of the report that do not depend on the outcome.
struct ReportTexts {
    std::string limits;
};

/// An instrument: immutable and valid by construction. Every index in it is in range, every scale has an item, every
/// item's parameters are valid and match its response format.
struct Assessment {
    std::string id;
    std::string version;
    std::string language;  ///< BCP 47
    std::string title;
    Intro intro;
    std::vector<Scale> scales;  ///< [1 to 8]
    std::vector<Section> sections;
    std::vector<ResponseFormat> response_formats;
    std::vector<Item> items;                                   ///< in the order presented
    std::optional<Decision> decision;                          ///< absent: scores only, no lean
    std::map<std::string, OutcomeText, std::less<>> outcomes;  ///< by outcome_text_key
    ReportTexts report;
    Words words;  ///< the interface's own words

    /// Index of the item with this id.
    [[nodiscard]] std::optional<std::size_t> find_item(std::string_view item_id) const;
    /// How many categories the item's answers have.
    [[nodiscard]] std::size_t n_categories(std::size_t item) const;
};

/// Reads an assessment.
///
/// @param text  UTF-8 JSON as assessments/assessment.schema.json describes it, at most 4 MiB.
/// @return      the assessment, or everything that is wrong with it, in the order of the text, never empty.
/// Cost: O(bytes), and tabulating the items (see ItemBank::make).
[[nodiscard]] std::expected<Assessment, std::vector<Diagnostic>> parse_assessment(std::string_view text);

}  // namespace twotrack
