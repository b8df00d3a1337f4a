#include "native/standard_output.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include "native/messages.hpp"

namespace twotrack::native {

void outlive_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

ExitCode write_standard_output(std::string_view bytes) {
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0;
    if (whole) return Success;
    if (errno != EPIPE) write_standard_error(error_line("<stdout>", std::generic_category().message(errno)));
    return Failed;
}

void write_standard_error(std::string_view bytes) { std::fwrite(bytes.data(), 1, bytes.size(), stderr); }

bool standard_error_is_terminal() { return isatty(STDERR_FILENO) != 0; }

std::size_t columns_of_standard_output() {
    constexpr std::size_t usual = 80, least = 20;
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
    return std::max<std::size_t>(size.ws_col, least);
}

}  // namespace twotrack::native
