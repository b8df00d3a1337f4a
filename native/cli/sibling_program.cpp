#include "native/cli/sibling_program.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "native/program/own_folder.hpp"

namespace twotrack::native {

NotRun become_sibling(const std::string& name, char** argv) {
    const std::string path = (own_folder() / name).string();
    // A path is run directly. A name without a folder is looked up on the PATH, where the shell found this program.
    execvp(path.c_str(), argv);
    return {path, std::generic_category().message(errno)};
}

}  // namespace twotrack::native
