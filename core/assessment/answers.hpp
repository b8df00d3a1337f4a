#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/assessment/assessment.hpp"

/// How a Response encodes more than one option. Each item's responses are the whole numbers from 0 to below
/// n_responses, and one vector of numbers holds all answers. Only these functions know the encoding:
///   one option     its index;
///   several        bit k is set when option k is chosen; 0 is a missing answer;
///   ranking of n   the options in order as digits to the base n + 1: each digit is the option's index + 1, the first
///                  rank comes first, and zeros follow;
///   short text     0: the text exists, and Texts holds it.
namespace twotrack {

/// How many options of an item a respondent may choose.
enum class Selection {
    One,
    Several,
    Ranking,  ///< one after another, until every option has a rank
};
[[nodiscard]] constexpr Selection selection_of(ItemKind kind) {
    return kind == ItemKind::MultipleChoice ? Selection::Several
           : kind == ItemKind::Ranking      ? Selection::Ranking
                                            : Selection::One;
}

/// The item's responses lie from 0 to below this number. Not every number in this range is a response: see options_of.
[[nodiscard]] int n_responses(const Assessment& assessment, std::size_t item);

/// The options that a response names: several options in the order shown, a ranking in the order of ranks. Empty for a
/// number that encodes no response to this item, for a text, and for a missing answer.
[[nodiscard]] std::vector<int> options_of(const Assessment& assessment, std::size_t item, Response response);

/// Encodes these options as a response.
/// @return nullopt without options, or when they cannot answer this item: an index is out of range or given twice,
///         several options answer a single choice, or the option apart is combined with others.
[[nodiscard]] Response response_of(const Assessment& assessment, std::size_t item, std::span<const int> options);

/// The response after a person has chosen an option.
/// One: the option replaces the previous one.
/// Several: the option is added or removed; the option apart and the others exclude each other.
/// Ranking: the option takes the next rank, and the last option left gets its rank automatically. An option with a rank
/// loses the rank, and the options behind it move up.
[[nodiscard]] Response chosen(const Assessment& assessment, std::size_t item, Response before, int option);

/// Whether the item is completely answered. A ranking with open ranks is not; an information page always is.
[[nodiscard]] bool is_answered(const Assessment& assessment, std::size_t item, Response response);

/// Whether a test of this item's answer holds (Subject::Answer). The test holds when one of its values is the chosen
/// option, is among the chosen options, or is ranked first; no_value stands for a missing answer.
[[nodiscard]] bool answers_to(const Assessment& assessment, const Test& test, Response response);

/// Removes the answers to items that are not presented.
/// @param presented  [n_items], see Assessment::presented.
[[nodiscard]] Answers presented_answers(const std::vector<bool>& presented, Answers answers);

/// Removes the answers to items that the form does not present to a respondent with these answers.
[[nodiscard]] Answers presented_answers(const Assessment& assessment, Form form, Answers answers);

}  // namespace twotrack
