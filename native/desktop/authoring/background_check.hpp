#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <vector>

#include "native/desktop/authoring/file_findings.hpp"
#include "native/desktop/authoring/live_document.hpp"

namespace twotrack::native {

/// Checks the files of an assessment in its own thread, because the search for answers that reach each outcome can take
/// longer than a frame. The destructor waits for the thread.
class BackgroundCheck {
public:
    /// Collects the findings of a check that has ended, and starts a check if the files have changed since the last one
    /// started. Call it repeatedly.
    /// @return  whether there are new findings.
    /// Cost: never waits; a copy of the files' texts when a check begins.
    bool poll(const LiveDocument& document);

    /// The findings of the last check that has ended, perhaps for an earlier version of the files. Null before the
    /// first check has ended.
    [[nodiscard]] const std::vector<Finding>* findings() const { return findings_ ? &*findings_ : nullptr; }

private:
    void begin(const LiveDocument& document);

    std::future<std::vector<Finding>> running_;
    std::optional<std::vector<Finding>> findings_;
    std::optional<std::uint64_t> revision_;  ///< the revision that the last check started with
};

}  // namespace twotrack::native
