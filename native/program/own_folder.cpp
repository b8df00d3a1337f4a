#include "native/program/own_folder.hpp"

#include <system_error>

namespace twotrack::native {

std::filesystem::path own_folder() {
    std::error_code none;
    return std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
}

}  // namespace twotrack::native
