#pragma once

#include <cstddef>
#include <map>
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
#include "core/irt/eap.hpp"
#include "core/statistics/answer_quality.hpp"

namespace twotrack {

/// A trait that items measure.
struct Scale {
    std::string id;
    std::string name;                ///< "Technical pull"
    std::string short_name;          ///< for the end of an axis: "Technical"
    std::vector<std::size_t> items;  ///< [n] indices into Assessment::items, in their order
    ItemBank bank;                   ///< [n] their parameters, tabulated
};

/// A stretch of the questionnaire with a name that the respondent sees. One with a heading is introduced by a page.
struct Section {
    std::string id;
    std::string name;
    std::string heading;  ///< empty: no page of its own
    std::string lead;
    Condition when;            ///< it is presented; asks about items of earlier sections
    bool is_shuffled = false;  ///< its cards come in an order drawn for each respondent
};

struct Category {
    std::string id;  ///< by which rules refer to it; may be empty
    std::string label;
};

/// The answers to choose from: one kind that several items share, or one item's own.
struct ResponseFormat {
    std::string id;                    ///< empty for an item's own
    std::string prompt;                ///< "How well does this describe you?"; of an information page, its paragraph
    std::vector<Category> categories;  ///< [2 to 11]; none of a short text and of an information page
    std::size_t n_ordered = 0;         ///< so many of the first form a scale from the lowest to the highest; the rest
                                       ///< stand apart ("I have never watched one closely")
};

enum class Keyed {
    Positive,  ///< "+": the highest category means the most of the trait
    Negative,  ///< "-": the lowest category means the most of the trait
};

enum class ItemKind {
    Likert,      ///< a statement on an ordered scale; the only kind that can measure a trait
    TradeOff,    ///< a preference between two ends, followed on its card by its Importance
    Importance,  ///< how much the trade-off before it matters
    Pair,        ///< a forced choice between two motives
    Situation,   ///< what one would do; each option is weighted on the scales
    Fact,        ///< a circumstance, never a trait
    SingleChoice,
    MultipleChoice,  ///< any number of options; the one apart (see ResponseFormat::n_ordered) excludes the others
    Ranking,         ///< of 3 to 6 options
    ShortText,       ///< in one's own words, never scored
    Information,     ///< a page to read, without an answer
};

/// An item's place on the scale that it measures.
struct Measure {
    std::size_t scale = 0;           ///< index into Assessment::scales
    std::size_t index_in_scale = 0;  ///< index into that scale's items and bank
    Keyed keyed = Keyed::Positive;
};

/// One end of a trade-off.
struct TradeOffEnd {
    std::string name;       ///< "Depth"
    std::string text;       ///< what it is like
    std::size_t scale = 0;  ///< whose version of the matter this is
};

/// What only a trade-off has.
struct TradeOff {
    std::size_t item = 0;  ///< its importance is the next item
    std::string name;      ///< of the matter, as within a sentence: "impact"
    TradeOffEnd low, high;
};

/// What a track asks of one, as a Likert item asks how much it would weigh.
struct Cost {
    std::size_t item = 0;
    std::size_t scale = 0;  ///< whose track it belongs to
    std::string title;      ///< as within a sentence
    std::string text;       ///< for the report
};

/// Why one would choose. Pairs offer them; the report tells.
struct Motive {
    enum class Strength {
        Strong,    ///< carries
        Weak,      ///< seldom carries for long
        Untested,  ///< a belief that an experiment can test
    };
    std::string id;
    std::string name;
    Strength strength = Strength::Strong;
    std::string text;
    std::string experiment;  ///< may be empty
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
    Condition when;                  ///< it is presented; asks about items before it
    std::optional<Measure> measure;  ///< of a trait
    std::vector<double> weights;     ///< Situation: [n_categories × n_scales], else empty
};

/// What is asked on one page: a trade-off with its importance, or one item.
struct Card {
    std::size_t first_item = 0;
    std::size_t n_items = 1;
};

/// Which part of the items is presented.
enum class Form { Full, Short };

/// How files name it: "full", "short".
[[nodiscard]] constexpr std::string_view form_id(Form form) { return form == Form::Short ? "short" : "full"; }

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

/// [n_items] the 0-based category chosen, in the order shown (reverse keys are the scorer's business); nullopt is
/// "not answered".
using Answers = std::vector<Response>;

/// An instrument: immutable and valid by construction. Every index in it is in range, every scale has an item, every
/// item's parameters are valid and match its response format, and what measures a trait has ordered categories only.
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
    std::vector<Card> cards;           ///< in the order presented; they hold all items
    std::vector<TradeOff> trade_offs;  ///< in the order of their items
    std::vector<Cost> costs;           ///< in the order of their items
    std::vector<Motive> motives;
    std::vector<SynonymPair> synonym_pairs;  ///< items that say the same, or its opposite
    bool has_short_form = false;
    bool is_branching = false;                                 ///< an item or a section has a condition
    std::optional<Decision> decision;                          ///< absent: scores only, no lean
    std::map<std::string, OutcomeText, std::less<>> outcomes;  ///< by outcome_text_key
    ReportPlan report;
    Words words;  ///< the interface's own words

    /// Index of the item with this id.
    [[nodiscard]] std::optional<std::size_t> find_item(std::string_view item_id) const;
    /// How many categories the item's answers have.
    [[nodiscard]] std::size_t n_categories(std::size_t item) const;
    [[nodiscard]] const ResponseFormat& format_of(std::size_t item) const {
        return response_formats[items[item].response_format];
    }
    /// What the report says of an outcome. @pre there is a decision.
    [[nodiscard]] const OutcomeText& text_of(Outcome outcome, Certainty certainty) const;
    /// [n_items] which items a form presents, whatever their conditions.
    [[nodiscard]] std::vector<bool> presented(Form form) const;
    /// [n_items] which items a form presents to someone who has given these answers [n_items]. What is not presented
    /// counts as not answered where a condition asks about it. Cost: O(n_items), and the conditions' tests.
    [[nodiscard]] std::vector<bool> presented(Form form, const Answers& answers) const;
};

}  // namespace twotrack
