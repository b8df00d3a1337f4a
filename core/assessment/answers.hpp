#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/assessment/assessment.hpp"

/// How a Response tells more than one option. Each item's responses are the whole numbers from 0 to below n_responses,
/// so that a vector of them holds any answer; only these functions know what the numbers mean:
/// one option     its index;
/// several        bit k is set when option k is chosen; 0 is no answer;
/// a ranking of n the options in order as digits to the base n + 1, each its index + 1, the first rank first, then
/// zeros; a short text   0: there is one, and it is kept in Texts.
namespace twotrack {

/// How many options of an item may be chosen.
enum class Selection {
    One,
    Several,
    Ranking,  ///< one after the other, until all have a rank
};
[[nodiscard]] constexpr Selection selection_of(ItemKind kind) {
    return kind == ItemKind::MultipleChoice ? Selection::Several
           : kind == ItemKind::Ranking      ? Selection::Ranking
                                            : Selection::One;
}

/// From 0 to below this lie the item's responses. Not every number between is one: see options_of.
[[nodiscard]] int n_responses(const Assessment& assessment, std::size_t item);

/// The options that a response names: of several in the order shown, of a ranking in that of their ranks. Empty for a
/// number that is no response of this item, for a text, and for no answer.
[[nodiscard]] std::vector<int> options_of(const Assessment& assessment, std::size_t item, Response response);

/// The response that names these options.
/// @return nullopt when there are none, or it is no answer to this item: an index out of range or twice, more than one
///         where one may be chosen, the option apart beside others.
[[nodiscard]] Response response_of(const Assessment& assessment, std::size_t item, std::span<const int> options);

/// The response after a person has chosen an option. One: it replaces the other. Several: it is added or taken out; the
/// option apart and the others exclude each other. Ranking: it takes the next rank, and the last one left follows by
/// itself; one that has a rank loses it, and those behind it move up.
[[nodiscard]] Response chosen(const Assessment& assessment, std::size_t item, Response before, int option);

/// Whether nothing is left to answer: a ranking may have open ranks, an information page asks nothing.
[[nodiscard]] bool is_answered(const Assessment& assessment, std::size_t item, Response response);

/// Whether a test of this item's answer holds (Subject::Answer): one of its values is the option chosen, or among those
/// chosen, or ranked first; no_value stands for no answer.
[[nodiscard]] bool answers_to(const Assessment& assessment, const Test& test, Response response);

/// The answers with those taken out that are not presented.
/// @param presented  [n_items], see Assessment::presented.
[[nodiscard]] Answers presented_answers(const std::vector<bool>& presented, Answers answers);

/// The answers with those taken out that the form does not present to someone with these answers.
[[nodiscard]] Answers presented_answers(const Assessment& assessment, Form form, Answers answers);

}  // namespace twotrack
