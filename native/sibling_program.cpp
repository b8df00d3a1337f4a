#include "native/sibling_program.hpp"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace twotrack::native {
namespace {

/// This program's folder, links followed; empty where the system does not say.
std::filesystem::path own_folder() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

}  // namespace

NotRun become_sibling(const std::string& name, char** argv) {
    const std::string path = (own_folder() / name).string();
    // A path is run as it is; a name alone is looked for where the shell found this program.
    execvp(path.c_str(), argv);
    return {path, std::generic_category().message(errno)};
}

}  // namespace twotrack::native
