#pragma once

#include <chrono>
#include <cstddef>

namespace twotrack::native {

/// Shows the number of finished rows on standard error, once a second, beginning after the first second. Writes only if
/// standard error is a terminal and standard output goes elsewhere. The line overwrites itself and is erased at the
/// end.
class ProgressLine {
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// @param n_rows  rows finished so far.
    void show(std::size_t n_rows);
    /// Erases the line to make room for another message on standard error.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    bool is_watched_;
    bool is_shown_ = false;
    Clock::time_point last_ = Clock::now();
};

}  // namespace twotrack::native
