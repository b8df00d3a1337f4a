#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <vector>

#include "native/desktop/authoring/file_findings.hpp"
#include "native/desktop/authoring/live_document.hpp"

namespace twotrack::native {

/// Checks the files of an assessment in a thread of its own, as the search for answers that reach each outcome can take
/// longer than a frame may. Its end waits for the thread.
class BackgroundCheck {
public:
    /// Takes what a check has found, and begins one where the files have changed since the last began. To be called
    /// again and again.
    /// @return  whether there are new findings.
    /// Cost: never waits; a copy of the files' texts when a check begins.
    bool poll(const LiveDocument& document);

    /// Of the last check that has ended, and so perhaps of an earlier version of the files; null before the first has.
    [[nodiscard]] const std::vector<Finding>* findings() const { return findings_ ? &*findings_ : nullptr; }

private:
    void begin(const LiveDocument& document);

    std::future<std::vector<Finding>> running_;
    std::optional<std::vector<Finding>> findings_;
    std::optional<std::uint64_t> revision_;  ///< that the last check began with
};

}  // namespace twotrack::native
