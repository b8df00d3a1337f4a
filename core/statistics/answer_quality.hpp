#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace twotrack {

/// Two items that say nearly the same, by their indices.
struct SynonymPair {
    std::size_t first = 0;
    std::size_t second = 0;
};

/// What one person left behind while answering. All of it may be empty.
struct AnswerTrace {
    std::span<const std::optional<int>> shown;  ///< [n_items] categories as shown, in the order presented, of items
                                                ///< that share an answer scale
    std::span<const std::optional<int>> keyed;  ///< [n] categories with reverse-keyed ones turned: what pairs index
    std::span<const std::int64_t> times_ms;     ///< [n] how long each answer took; 0 and below: not known
    std::span<const SynonymPair> synonyms;      ///< indices into `keyed`, in range
};

/// From where on an index is conspicuous.
struct QualityThresholds {
    double fastest_median_ms = 2000.0;  ///< below: too fast to have read the statements
    int distance_apart = 3;             ///< categories from which on a pair of synonyms is apart
    std::size_t pairs_apart = 2;        ///< pairs from which on answers contradict each other
    std::size_t flags_needed = 2;       ///< see is_doubtful
    /// Equal answers from which on nobody looked; nullopt: default_longest_run.
    std::optional<std::size_t> longest_run{};
};

/// Half of the items, and at least 8.
///
/// Half is Curran's rule of thumb. On keys that are balanced and mixed no attitude makes such a run: some of its items
/// point the other way. 8 keeps short forms from being flagged for what chance and a mild opinion bring about: of 12
/// items, half would be a run of 6.
/// Source: Curran (2016), Journal of Experimental Social Psychology 66, 4-19.
[[nodiscard]] constexpr std::size_t default_longest_run(std::size_t n_items) {
    return std::max<std::size_t>(8, (n_items + 1) / 2);
}

struct AnswerQuality {
    std::size_t longstring = 0;       ///< see longstring
    std::optional<double> median_ms;  ///< see median_time_ms
    std::size_t n_pairs = 0;          ///< pairs of synonyms with both answered
    std::size_t n_pairs_apart = 0;    ///< of these, pairs that are apart
    bool same_answer_flag = false;    ///< the longest run is too long
    bool speed_flag = false;          ///< the median time is too short
    bool contradiction_flag = false;  ///< too many pairs are apart
    std::size_t n_flags = 0;
};

/// Length of the longest run of equal answers. A missing answer neither breaks a run nor counts in it: who skips an
/// item has not looked the closer at those around it. Source: Johnson (2005), Journal of Research in Personality 39(1),
/// 103-129.
[[nodiscard]] std::size_t longstring(std::span<const std::optional<int>> shown);

/// Median of the known times (above 0), of an even number the mean of the middle two; nullopt when none is known.
/// Cost: one allocation.
[[nodiscard]] std::optional<double> median_time_ms(std::span<const std::int64_t> times_ms);

/// How many of the pairs with both answered are `distance` categories apart, or more.
[[nodiscard]] std::size_t n_synonyms_apart(std::span<const std::optional<int>> keyed,
                                           std::span<const SynonymPair> synonyms, int distance);

/// All indices of one person, and which of them are conspicuous.
///
/// Pre:  synonyms index `keyed`.
/// Cost: O(n_items), one allocation.
[[nodiscard]] AnswerQuality answer_quality(const AnswerTrace& trace, const QualityThresholds& thresholds = {});

/// Whether the report is to speak of it: one index alone is often innocent (a quick reader, a plain opinion, a slip),
/// so that two independent ones are needed. Source: Meade & Craig (2012), Psychological Methods 17(3), 437-455 (several
/// kinds of index).
[[nodiscard]] constexpr bool is_doubtful(const AnswerQuality& quality, const QualityThresholds& thresholds = {}) {
    return quality.n_flags >= thresholds.flags_needed;
}

}  // namespace twotrack
