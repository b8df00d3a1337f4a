#pragma once

#include <algorithm>
#include <ctime>
#include <limits>

namespace twotrack::test {

/// The processor time of this program while `work` runs. The load of other programs does not count.
template <class Work>
double seconds_for(Work work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// The ratio of the times of `large` and `small`. Each runs three times, in turn; its shortest run counts. If `large`
/// has 8 times the input, linear work gives about 8 and quadratic work gives 64. `most_growth` lies between them, far
/// from both.
template <class Small, class Large>
double growth(Small small, Large large) {
    double small_seconds = std::numeric_limits<double>::max(), large_seconds = small_seconds;
    for (int run = 0; run < 3; ++run) {
        small_seconds = std::min(small_seconds, seconds_for(small));
        large_seconds = std::min(large_seconds, seconds_for(large));
    }
    return large_seconds / small_seconds;
}
inline constexpr double most_growth = 24;

}  // namespace twotrack::test
