#include "native/tables/progress.hpp"

#include <string>

#include "native/program/standard_output.hpp"

namespace twotrack::native {

ProgressLine::ProgressLine() : is_watched_(progress_is_watched()) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::show(std::size_t n_rows) {
    using namespace std::chrono_literals;
    if (!is_watched_ || Clock::now() - last_ < 1s) return;
    last_ = Clock::now();
    is_shown_ = true;
    write_standard_error("\r" + std::to_string(n_rows) + " rows");
}

void ProgressLine::clear() {
    if (is_shown_) write_standard_error("\r\x1b[K");
    is_shown_ = false;
}

}  // namespace twotrack::native
