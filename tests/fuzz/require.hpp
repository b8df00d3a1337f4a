#pragma once

#include <cstdio>
#include <cstdlib>
#include <source_location>
#include <string_view>

namespace twotrack::fuzz {

/// Ends the process with a sentence if a condition that must hold for every input does not hold. libFuzzer then keeps
/// the input.
inline void require(bool holds, std::string_view sentence,
                    const std::source_location& here = std::source_location::current()) {
    if (holds) return;
    std::fprintf(stderr, "%s:%u: this does not hold: %.*s\n", here.file_name(), static_cast<unsigned>(here.line()),
                 static_cast<int>(sentence.size()), sentence.data());
    std::abort();
}

}  // namespace twotrack::fuzz
