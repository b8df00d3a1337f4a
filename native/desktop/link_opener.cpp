#include "native/desktop/link_opener.hpp"

#include <algorithm>
#include <array>

#if defined(_WIN32)
#include <windows.h>
//
#include <shellapi.h>
#else
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

extern char** environ;
#endif

namespace twotrack::native {

bool LinkOpener::is_web_address(std::string_view address) {
    constexpr std::array<std::string_view, 3> schemes{"https://", "http://", "mailto:"};
    const bool is_known =
        std::ranges::any_of(schemes, [&](std::string_view each) { return address.starts_with(each); });
    return is_known && std::ranges::none_of(address, [](unsigned char c) { return c <= 0x20 || c == 0x7F; });
}

#if defined(_WIN32)

bool LinkOpener::open(const std::string& address) {
    constexpr INT_PTR least_success = 33;
    if (!is_web_address(address)) return false;
    const HINSTANCE shown = ShellExecuteA(nullptr, "open", address.c_str(), nullptr, nullptr, SW_SHOWNORMAL);
    return reinterpret_cast<INT_PTR>(shown) >= least_success;
}

std::optional<std::string> LinkOpener::take_failure() { return std::nullopt; }

#else

namespace {

#if defined(__APPLE__)
constexpr const char* opener = "open";
#else
constexpr const char* opener = "xdg-open";
#endif

/// Starts a program that outlives this program's terminal: it has a process group of its own. It gets none of this
/// program's streams, which carry the trace and the mistakes. Returns 0 if there is no such program.
pid_t start(const char* program, const char* argument) {
    posix_spawn_file_actions_t streams;
    posix_spawn_file_actions_init(&streams);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&streams, stream, "/dev/null", O_RDWR, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    sigset_t as_usual;
    sigemptyset(&as_usual);
    sigaddset(&as_usual, SIGPIPE);  // see outlive_closed_pipes
    posix_spawnattr_setsigdefault(&attributes, &as_usual);
    std::string name = program, value = argument;
    char* const arguments[] = {name.data(), value.data(), nullptr};
    pid_t process = 0;
    const int error = posix_spawnp(&process, program, &streams, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&streams);
    return error == 0 ? process : 0;
}

}  // namespace

bool LinkOpener::open(const std::string& address) {
    if (!is_web_address(address)) return false;
    const pid_t process = start(opener, address.c_str());
    if (process == 0) return false;
    started_.push_back({process, address});
    return true;
}

std::optional<std::string> LinkOpener::take_failure() {
    std::optional<std::string> failure;
    std::erase_if(started_, [&](const Started& each) {
        int status = 0;
        const pid_t ended = waitpid(static_cast<pid_t>(each.process), &status, WNOHANG);
        if (ended == 0) return false;
        if (ended > 0 && status != 0) failure = each.address;
        return true;
    });
    return failure;
}

#endif

}  // namespace twotrack::native
