#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace twotrack::test {

/// A temporary folder for one test. The destructor deletes it.
class Scratch {
public:
    Scratch() {
        std::random_device random;
        folder_ = std::filesystem::temp_directory_path() / ("twotrack-test-" + std::to_string(random()));
        std::filesystem::create_directory(folder_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code none;
        std::filesystem::remove_all(folder_, none);
    }

    [[nodiscard]] std::string path(std::string_view name) const { return (folder_ / name).string(); }
    std::string write(std::string_view name, std::string_view text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }
    /// Saves as careful editors do: writes a new file and puts it in the place of the old one.
    std::string replace(std::string_view name, std::string_view text) const {
        write("beside", text);
        std::filesystem::rename(path("beside"), path(name));
        return path(name);
    }

private:
    std::filesystem::path folder_;
};

}  // namespace twotrack::test
