#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace twotrack {

/// The indices of two items with nearly the same meaning.
struct SynonymPair {
    std::size_t first = 0;
    std::size_t second = 0;
};

/// The traces that one person leaves while answering. Each list may be empty.
struct AnswerTrace {
    std::span<const std::optional<int>> shown{};  ///< [n_items] categories as shown, in the order presented; the items
                                                  ///< share an answer scale
    std::span<const std::optional<int>> keyed{};  ///< [n] categories after reverse-keyed answers are turned; `synonyms`
                                                  ///< indexes this list
    std::span<const std::int64_t> times_ms{};     ///< [n] time taken for each answer; 0 or less: not known
    std::span<const SynonymPair> synonyms{};      ///< indices into `keyed`, all in range
    std::span<const std::size_t> n_categories{};  ///< [n] the number of categories of each of `keyed`, at least 2
};

/// The limits at which an index becomes conspicuous.
struct QualityThresholds {
    double fastest_median_ms = 2000.0;  ///< a lower median is too fast to have read the statements
    /// A pair of synonyms is apart at this share of the distance between the outermost categories, or more: three steps
    /// of the four between five categories.
    double distance_apart = 0.75;
    std::size_t pairs_apart = 2;   ///< answers contradict each other at this many pairs apart or more
    std::size_t flags_needed = 2;  ///< see is_doubtful
    /// A run of this many equal answers, or more, is too long; nullopt: default_longest_run.
    std::optional<std::size_t> longest_run{};
};

/// Half of the items, and at least 8.
///
/// Half is Curran's rule of thumb. When positive and negative keys are balanced and mixed, no attitude makes such a
/// run, because some items point the other way. The minimum of 8 protects short forms: half of 12 items is a run of 6,
/// which chance and a mild opinion can produce.
/// Source: Curran (2016), Journal of Experimental Social Psychology 66, 4-19.
[[nodiscard]] constexpr std::size_t default_longest_run(std::size_t n_items) {
    return std::max<std::size_t>(8, (n_items + 1) / 2);
}

struct AnswerQuality {
    std::size_t longstring = 0;       ///< see longstring
    std::optional<double> median_ms;  ///< see median_time_ms
    std::size_t n_pairs = 0;          ///< pairs of synonyms with both answered
    std::size_t n_pairs_apart = 0;    ///< answered pairs that are apart
    bool same_answer_flag = false;    ///< the longest run is too long
    bool speed_flag = false;          ///< the median time is too short
    bool contradiction_flag = false;  ///< too many pairs are apart
    bool misfit_flag = false;  ///< the answers fit chance too well; only a joint model sets it (see take_quality)
    std::size_t n_flags = 0;
};

/// Length of the longest run of equal answers. A missing answer neither breaks a run nor counts in it: skipping an item
/// does not show that the respondent read the items around it.
/// Source: Johnson (2005), Journal of Research in Personality 39(1), 103-129.
[[nodiscard]] std::size_t longstring(std::span<const std::optional<int>> shown);

/// Median of the known times (above 0). With an even number of times, the mean of the middle two; nullopt when no time
/// is known.
/// Cost: one allocation.
[[nodiscard]] std::optional<double> median_time_ms(std::span<const std::int64_t> times_ms);

/// Counts the pairs with both items answered whose answers are `distance` or more apart. A distance is a share of that
/// between the outermost categories: two items may have different numbers of categories.
[[nodiscard]] std::size_t n_synonyms_apart(const AnswerTrace& trace, double distance);

/// Computes all indices for one person and flags the conspicuous ones.
///
/// Pre:  synonyms index `keyed`.
/// Cost: O(n_items), one allocation.
[[nodiscard]] AnswerQuality answer_quality(const AnswerTrace& trace, const QualityThresholds& thresholds = {});

/// Whether the report mentions the doubt. One index alone is often innocent (a quick reader, a plain opinion, a slip),
/// and two independent ones are required by default.
/// Source: Meade & Craig (2012), Psychological Methods 17(3), 437-455 (several kinds of index).
[[nodiscard]] constexpr bool is_doubtful(const AnswerQuality& quality, const QualityThresholds& thresholds = {}) {
    return quality.n_flags >= thresholds.flags_needed;
}

}  // namespace twotrack
