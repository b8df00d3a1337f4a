#pragma once

#include <cstddef>

/// Counts heap allocations. An executable that links allocations.cpp has an operator new that counts every request.
namespace twotrack::test {

/// How many requests for memory have been made so far.
[[nodiscard]] std::size_t n_allocations();

/// Counts a request that does not go through operator new, for example one of ImGui's.
void count_allocation();

template <class Function>
std::size_t allocations_in(Function&& function) {
    const std::size_t before = n_allocations();
    function();
    return n_allocations() - before;
}

}  // namespace twotrack::test
