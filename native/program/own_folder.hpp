#pragma once

#include <filesystem>

namespace twotrack::native {

/// The folder of the running program, with links resolved; empty if the system does not tell.
[[nodiscard]] std::filesystem::path own_folder();

}  // namespace twotrack::native
