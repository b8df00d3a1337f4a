#pragma once

#include <chrono>

namespace twotrack::test {

/// How long it takes. For a limit far above what is needed, which only the wrong order of growth exceeds.
template <class Work>
double seconds_for(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace twotrack::test
