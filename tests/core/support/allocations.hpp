#pragma once

#include <cstddef>

/// What a program takes from the heap. An executable that is linked with allocations.cpp has an operator new that
/// counts, for all of it.
namespace twotrack::test {

/// How often it has been asked for memory so far.
[[nodiscard]] std::size_t n_allocations();

/// Counts a request that does not go through operator new, such as one of ImGui's.
void count_allocation();

template <class Function>
std::size_t allocations_in(Function&& function) {
    const std::size_t before = n_allocations();
    function();
    return n_allocations() - before;
}

}  // namespace twotrack::test
