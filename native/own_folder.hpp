#pragma once

#include <filesystem>

namespace twotrack::native {

/// The folder that the running program lies in, links followed; empty where the system does not say.
[[nodiscard]] std::filesystem::path own_folder();

}  // namespace twotrack::native
