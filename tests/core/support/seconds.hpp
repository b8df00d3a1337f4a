#pragma once

#include <algorithm>
#include <ctime>
#include <limits>

namespace twotrack::test {

/// Processor time of this program while `work` runs. What else the machine does is not in it.
template <class Work>
double seconds_for(Work work) {
    const std::clock_t begin = std::clock();
    work();
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// How many times as long `large` takes as `small`; each runs three times, in turn, and the shortest run counts.
/// With an input that is 8 times as large, work in proportion comes to some 8, and work that grows with the square to
/// 64: `most_growth` lies between them, far from both.
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
