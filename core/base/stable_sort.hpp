#pragma once

#include <cstddef>
#include <vector>

/// One merge sort for every sorted order in the core. The standard library instantiates a sort for each type of element
/// and comparison: five of them made up a twentieth of the download in a browser.
namespace twotrack {

namespace detail {
using IsLess = bool (*)(const void* context, std::size_t a, std::size_t b);
void stable_sort(std::vector<std::size_t>& indices, const void* context, IsLess is_less);
}  // namespace detail

/// Sorts by `less(a, b)`, a strict weak order; equal elements keep their order.
/// Cost: O(n log n) comparisons, plus memory for n indices.
template <class Less>
void stable_sort(std::vector<std::size_t>& indices, const Less& less) {
    detail::stable_sort(indices, &less, [](const void* context, std::size_t a, std::size_t b) {
        return static_cast<bool>((*static_cast<const Less*>(context))(a, b));
    });
}

/// The indices 0 to n − 1, sorted in the same way.
template <class Less>
[[nodiscard]] std::vector<std::size_t> sorted_indices(std::size_t n, const Less& less) {
    std::vector<std::size_t> indices(n);
    for (std::size_t i = 0; i < n; ++i) indices[i] = i;
    stable_sort(indices, less);
    return indices;
}

}  // namespace twotrack
