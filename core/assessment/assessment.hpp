#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assessment/condition.hpp"
#include "core/assessment/interface_text.hpp"
#include "core/assessment/outcome.hpp"
#include "core/assessment/report_plan.hpp"
#include "core/irt/joint_posterior.hpp"
#include "core/statistics/answer_quality.hpp"

namespace twotrack {

/// A trait that items measure.
struct Scale {
    std::string id;
    std::string name;                ///< "Technical pull"
    std::string short_name;          ///< labels the end of an axis: "Technical"
    std::vector<std::size_t> items;  ///< [n] indices into Assessment::items, in their order
    ItemBank bank;                   ///< [n] their parameters, tabulated
};

/// A named part of the questionnaire; the respondent sees the name. A section with a heading has an introductory page.
struct Section {
    std::string id;
    std::string name;
    std::string heading;  ///< empty: no introductory page
    std::string lead;
    Condition when;            ///< when the section is presented; asks about items of earlier sections
    bool is_shuffled = false;  ///< each respondent gets the cards in a random order
};

struct Category {
    std::string id;  ///< rules refer to the category by this id; may be empty
    std::string label;
};

/// The answers to choose from, shared by several items or owned by one.
struct ResponseFormat {
    std::string id;                    ///< empty when one item owns the format
    std::string prompt;                ///< "How well does this describe you?"; on an information page, its paragraph
    std::vector<Category> categories;  ///< [2 to 11]; empty for a short text and an information page
    std::size_t n_ordered = 0;         ///< the first n_ordered categories form a scale from the lowest to the highest;
                                       ///< the others stand apart ("I have never watched one closely")
};

enum class Keyed {
    Positive,  ///< "+": the highest category means the most of the trait
    Negative,  ///< "-": the lowest category means the most of the trait
};

/// The most characters of an answer to a short text.
inline constexpr std::size_t max_text_characters = 500;

enum class ItemKind {
    Likert,      ///< a statement on an ordered scale; the only kind that can measure a trait
    TradeOff,    ///< a preference between two ends, followed on its card by its Importance
    Importance,  ///< how much the preceding trade-off matters
    Pair,        ///< a forced choice between two motives, or between statements of two scales (see ScalePair)
    Situation,   ///< a choice of action; each option is weighted on the scales
    Fact,        ///< a circumstance, never a trait
    SingleChoice,
    MultipleChoice,  ///< any number of options; the option apart (see ResponseFormat::n_ordered) excludes the others
    Ranking,         ///< of 3 to 6 options
    ShortText,       ///< an answer in free words, never scored
    Information,     ///< a page to read, without an answer
};

/// Links an item to the scale that it measures.
struct Measure {
    std::size_t scale = 0;           ///< index into Assessment::scales
    std::size_t index_in_scale = 0;  ///< index into that scale's items and bank
    Keyed keyed = Keyed::Positive;
};

/// One end of a trade-off.
struct TradeOffEnd {
    std::string name;       ///< "Depth"
    std::string text;       ///< describes the end
    std::size_t scale = 0;  ///< the end describes the matter on this scale's track
};

/// The data that only trade-off items have.
struct TradeOff {
    std::size_t item = 0;  ///< the next item is its Importance
    std::string name;      ///< of the matter, as it reads within a sentence: "impact"
    TradeOffEnd low, high;
};

/// A cost of following a track. A Likert item asks how heavily the cost would weigh.
struct Cost {
    std::size_t item = 0;
    std::size_t scale = 0;  ///< the cost belongs to this scale's track
    std::string title;      ///< as it reads within a sentence
    std::string text;       ///< for the report
};

/// A reason to choose a track. Pairs offer motives, and the report discusses them.
struct Motive {
    enum class Strength {
        Strong,    ///< carries a choice
        Weak,      ///< seldom carries a choice for long
        Untested,  ///< a belief that an experiment can test
    };
    std::string id;
    std::string name;
    Strength strength = Strength::Strong;
    std::string text;
    std::string experiment;  ///< may be empty
};

/// A pair item whose statements belong to the decision's two scales. It measures the lean.
struct ScalePair {
    std::size_t item = 0;
    std::array<std::size_t, 2> scales{};  ///< of the statements, in the order shown
    double discrimination = 0.85;         ///< slope per logit of the lean
    double location = 0.0;                ///< the lean, in logits, at which both statements are equally likely
};

/// One question with one answer.
struct Item {
    std::string id;
    ItemKind kind = ItemKind::Likert;
    std::string text;
    std::size_t section = 0;          ///< index into Assessment::sections
    std::size_t response_format = 0;  ///< index into Assessment::response_formats
    std::size_t card = 0;             ///< index into Assessment::cards
    bool in_short_form = true;
    Condition when;                  ///< when the item is presented; asks about earlier items
    std::optional<Measure> measure;  ///< only when the item measures a trait
    std::vector<double> weights;     ///< Situation: [n_categories × n_scales], else empty
};

/// The items on one page: a trade-off with its importance, or one item.
struct Card {
    std::size_t first_item = 0;
    std::size_t n_items = 1;
};

/// Which version of the assessment is presented.
enum class Form { Full, Short };

/// The form's name in files: "full" or "short".
[[nodiscard]] constexpr std::string_view form_id(Form form) { return form == Form::Short ? "short" : "full"; }

/// The rules that call the lean between two scales. Probabilities lie in [0, 1].
struct Decision {
    std::size_t technical_scale = 0;
    std::size_t people_scale = 1;
    double minimum_answered = 0.70;  ///< share of each scale's presented items; a lower share is not enough evidence
    double call = 0.90;              ///< lowest probability of a side that calls a lean
    double clear = 0.95;             ///< lowest probability of a side that calls the lean clear
    double both = 0.80;              ///< lowest joint probability that calls both high, or both low
    double slight = 0.80;            ///< lowest probability of a side that names a slight lean; only with a model
    double prior_correlation = 0.0;  ///< of the two traits, in (−1, 1); without a model
    double location_sd_logits =
        0.35;                         ///< sd of each scale's unknown location; 0 for calibrated scales; without a model
    std::optional<JointModel> model;  ///< scores both scales, the technical one first, and the pairs together
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

/// The report's texts for an outcome.
struct OutcomeText {
    std::string headline;
    std::string summary;
};

/// [n_items] the 0-based category chosen, in the order shown; nullopt is "not answered". The scorer turns reverse-keyed
/// answers.
using Answers = std::vector<Response>;

/// An instrument: immutable and valid by construction. Every index in it is in range, every scale has an item, every
/// item's parameters are valid and match its response format, and every item that measures a trait has ordered
/// categories only.
struct Assessment {
    std::string id;
    std::string version;
    std::string language;  ///< BCP 47
    std::string title;
    Intro intro;
    std::vector<Scale> scales;  ///< [1 to 8]
    std::vector<Section> sections;
    std::vector<ResponseFormat> response_formats;
    std::vector<Item> items;           ///< in the order presented
    std::vector<Card> cards;           ///< in the order presented; together they hold all items
    std::vector<TradeOff> trade_offs;  ///< in the order of their items
    std::vector<Cost> costs;           ///< in the order of their items
    std::vector<Motive> motives;
    std::vector<ScalePair> scale_pairs;      ///< in the order of their items; only with a model
    std::vector<SynonymPair> synonym_pairs;  ///< items with the same meaning, or opposite meanings
    bool has_short_form = false;
    bool is_branching = false;                                  ///< an item or a section has a condition
    std::optional<Decision> decision;                           ///< absent: scores only, no lean
    std::optional<JointScorer> joint_scorer;                    ///< of the decision's model
    std::optional<JointScorer> sitting_scorer;                  ///< of its sitting_model
    std::vector<std::pair<std::string, OutcomeText>> outcomes;  ///< each with its outcome_text_key
    ReportPlan report;
    InterfaceText interface_text;  ///< the words of the interface

    /// Index of the item with this id.
    [[nodiscard]] std::optional<std::size_t> find_item(std::string_view item_id) const;
    /// How many categories the item's answers have.
    [[nodiscard]] std::size_t n_categories(std::size_t item) const;
    [[nodiscard]] const ResponseFormat& format_of(std::size_t item) const {
        return response_formats[items[item].response_format];
    }
    /// [n_cards] the order of all cards for a respondent; the cards of each section stay together.
    /// @param seed  determines the order in shuffled sections; 0: as written.
    [[nodiscard]] std::vector<std::size_t> card_order(std::uint32_t seed) const;
    /// The report's texts for an outcome.
    /// @pre there is a decision.
    [[nodiscard]] const OutcomeText& text_of(Outcome outcome, Certainty certainty) const;
    /// [n_items] which items a form presents, regardless of conditions.
    [[nodiscard]] std::vector<bool> presented(Form form) const;
    /// [n_items] which items a form presents to a respondent with these answers [n_items]. Conditions treat an item
    /// that is not presented as not answered.
    /// Cost: O(n_items), and the conditions' tests.
    [[nodiscard]] std::vector<bool> presented(Form form, const Answers& answers) const;
};

}  // namespace twotrack
