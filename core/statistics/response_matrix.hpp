#pragma once

#include <cassert>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace twotrack {

/// The answers of a sample: respondents × items.
class ResponseMatrix {
public:
    explicit ResponseMatrix(std::size_t n_items) : n_items_(n_items) {}

    /// Adds a respondent.
    /// @param responses  [n_items] category numbers, with reverse-keyed answers turned; nullopt is "not answered".
    void add(std::span<const std::optional<int>> responses) {
        assert(responses.size() == n_items_);
        values_.insert(values_.end(), responses.begin(), responses.end());
        ++n_respondents_;
    }

    [[nodiscard]] std::size_t n_items() const { return n_items_; }
    [[nodiscard]] std::size_t n_respondents() const { return n_respondents_; }
    [[nodiscard]] std::span<const std::optional<int>> row(std::size_t respondent) const {
        return std::span(values_).subspan(respondent * n_items_, n_items_);
    }

private:
    std::size_t n_items_;
    std::size_t n_respondents_ = 0;
    std::vector<std::optional<int>> values_;  ///< [n_respondents × n_items] row by row
};

/// Why a sample cannot give a figure.
struct SampleError {
    enum class Kind {
        TooFewItems,
        TooFewRespondents,
        Constant,             ///< an item without variance correlates with nothing
        Singular,             ///< an item is the sum of others, or there are more items than respondents
        NoCovariance,         ///< too few respondents answered both of two items
        NotPositiveDefinite,  ///< covariances of different respondents contradict each other
        Heywood,              ///< the factor explains an item entirely: the unique variance falls to 0
        NoConvergence,        ///< the iteration ended without an optimum
    };
    Kind kind;
    std::size_t item = 0;  ///< if names_item: the item at fault, or the first of several
    std::string sentence;
};

/// Whether an error of this kind is about one item.
[[nodiscard]] constexpr bool names_item(SampleError::Kind kind) {
    using enum SampleError::Kind;
    return kind == Constant || kind == Singular || kind == NoCovariance || kind == Heywood;
}

}  // namespace twotrack
