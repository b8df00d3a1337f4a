#pragma once

#include <chrono>
#include <cstdint>

namespace twotrack::native {

/// Milliseconds since 1970 began (UTC), which sessions keep. A person or a time server may set this clock back.
[[nodiscard]] inline std::int64_t epoch_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// Milliseconds since some moment, for motion: this clock never goes back.
[[nodiscard]] inline std::int64_t steady_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace twotrack::native
