#include "native/responses/nearest_word.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace twotrack::native {
namespace {

constexpr std::size_t most_word_bytes = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// @pre word.size() <= most_word_bytes
std::size_t distance(std::string_view word, std::string_view candidate) {
    std::array<std::size_t, most_word_bytes + 1> row;  // from the candidate's letters so far to each prefix of `word`
    for (std::size_t k = 0; k <= word.size(); ++k) row[k] = k;
    for (std::size_t i = 0; i < candidate.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t k = 0; k < word.size(); ++k) {
            const std::size_t replaced = diagonal + (lower(word[k]) != lower(candidate[i]) ? 1 : 0);
            diagonal = row[k + 1];
            row[k + 1] = std::min({replaced, row[k] + 1, row[k + 1] + 1});
        }
    }
    return row[word.size()];
}

}  // namespace

std::optional<std::string_view> nearest_word(std::string_view word, std::span<const std::string_view> candidates) {
    if (candidates.empty() || word.size() > most_word_bytes) return std::nullopt;
    return *std::ranges::min_element(candidates, {},
                                     [&](std::string_view candidate) { return distance(word, candidate); });
}

}  // namespace twotrack::native
