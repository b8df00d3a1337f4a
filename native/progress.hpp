#pragma once

#include <chrono>
#include <cstddef>

namespace twotrack::native {

/// How many rows are done, on standard error, once a second from the first second on; on a terminal only, and only
/// where standard output goes elsewhere. One line, which writes itself over and is gone in the end.
class Progress {
public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// @param n_rows  so far.
    void show(std::size_t n_rows);
    /// Makes room for another line on standard error.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    bool is_watched_;
    bool is_shown_ = false;
    Clock::time_point last_ = Clock::now();
};

}  // namespace twotrack::native
