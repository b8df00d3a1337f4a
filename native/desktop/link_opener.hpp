#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace twotrack::native {

/// Opens addresses in the system's browser or mail program: with xdg-open, on a Mac with open, on Windows with
/// ShellExecute.
class LinkOpener {
public:
    /// Whether an address may be opened: an http, https or mailto address without blanks or control characters. Other
    /// schemes could start any program.
    [[nodiscard]] static bool is_web_address(std::string_view address);

    /// Opens an address, without waiting for the browser.
    /// @return  false if it is no web address, or the system has no program that opens it.
    [[nodiscard]] bool open(const std::string& address);

    /// Whether the system's program has failed since the last call.
    /// @return  the address that it could not open.
    [[nodiscard]] std::optional<std::string> take_failure();

private:
    struct Started {
        long process = 0;
        std::string address;
    };
    std::vector<Started> started_;
};

}  // namespace twotrack::native
