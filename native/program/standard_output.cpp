#include "native/program/standard_output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>

#include "native/program/messages.hpp"

namespace twotrack::native {

void outlive_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

std::error_code try_standard_output(std::string_view bytes) {
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
    return whole ? std::error_code() : std::error_code(errno, std::generic_category());
}

ExitCode write_standard_output(std::string_view bytes) {
    const std::error_code error = try_standard_output(bytes);
    if (!error) return Success;
    if (error != std::errc::broken_pipe) write_standard_error(error_line("<stdout>", error.message()));
    return Failed;
}

void write_standard_error(std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stderr); }

bool standard_error_is_terminal() { return isatty(STDERR_FILENO) != 0; }

bool progress_is_watched() { return standard_error_is_terminal() && isatty(STDOUT_FILENO) == 0; }

std::size_t columns_of_standard_output() {
    constexpr std::size_t usual = 80, least = 20;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
    return std::max<std::size_t>(size.ws_col, least);
}

}  // namespace twotrack::native
