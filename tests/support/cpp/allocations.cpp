#include "tests/support/cpp/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {

std::size_t n_counted = 0;

// Not inlined: GCC 12 would see malloc without its free and report a mismatched pair.
[[gnu::noinline]] void* counted(std::size_t size) noexcept {
    ++n_counted;
    return std::malloc(size > 0 ? size : 1);
}

[[gnu::noinline]] void release(void* memory) noexcept { std::free(memory); }

void* counted_or_throw(std::size_t size) {
    if (void* memory = counted(size)) return memory;
    throw std::bad_alloc();
}

}  // namespace

// All forms except the over-aligned ones, because AddressSanitizer's forms do not call each other.
void* operator new(std::size_t size) { return counted_or_throw(size); }
void* operator new[](std::size_t size) { return counted_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }

namespace twotrack::test {

std::size_t n_allocations() { return n_counted; }

void count_allocation() { ++n_counted; }

}  // namespace twotrack::test
