// Memory that runs out ends the call with an error of JavaScript's. Neither ImGui nor RapidJSON nor C++ without
// exceptions could go on: they would write to address 0.
#include <cstdint>

extern "C" {

__attribute__((import_module("env"), import_name("out_of_memory"))) void out_of_memory();

void* __real_sbrk(std::intptr_t n_bytes);

/// Stands before the C library's own, which asks the browser for memory.
void* __wrap_sbrk(std::intptr_t n_bytes) {
    void* const begin = __real_sbrk(n_bytes);
    if (begin == reinterpret_cast<void*>(-1)) out_of_memory();
    return begin;
}
}
