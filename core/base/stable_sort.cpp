#include "core/base/stable_sort.hpp"

#include <algorithm>

namespace twotrack::detail {

void stable_sort(std::vector<std::size_t>& indices, const void* context, IsLess is_less) {
    const std::size_t n = indices.size();
    std::vector<std::size_t> merged(n);
    for (std::size_t width = 1; width < n; width *= 2) {
        for (std::size_t begin = 0; begin < n; begin += 2 * width) {
            const std::size_t middle = std::min(begin + width, n), end = std::min(begin + 2 * width, n);
            std::size_t left = begin, right = middle;
            for (std::size_t out = begin; out < end; ++out) {
                const bool from_right =
                    left == middle || (right < end && is_less(context, indices[right], indices[left]));
                merged[out] = indices[from_right ? right++ : left++];
            }
        }
        indices.swap(merged);
    }
}

}  // namespace twotrack::detail
