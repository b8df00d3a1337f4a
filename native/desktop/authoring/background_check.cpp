#include "native/desktop/authoring/background_check.hpp"

#include <chrono>
#include <utility>

namespace twotrack::native {

bool BackgroundCheck::poll(const LiveDocument& document) {
    bool is_new = false;
    if (running_.valid()) {
        if (running_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
        findings_ = running_.get();
        is_new = true;
    }
    if (revision_ != document.revision()) begin(document);
    return is_new;
}

void BackgroundCheck::begin(const LiveDocument& document) {
    revision_ = document.revision();
    std::vector<FileText> texts;
    std::vector<FileWatch::Content> contents = document.contents();
    texts.reserve(contents.size());
    for (std::size_t i = 0; i < contents.size(); ++i)
        texts.push_back({document.language_files()[i].path, std::move(contents[i])});
    running_ = std::async(std::launch::async, [texts = std::move(texts)] { return findings_of(texts); });
}

}  // namespace twotrack::native
