#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "native/desktop/authoring/settings.hpp"

namespace twotrack::native {

/// The settings that the command line gives. nullopt leaves a setting as it was remembered.
struct SettingsOverrides {
    std::optional<ThemeChoice> theme = {};
    std::optional<int> text_px = {};           ///< least_text_px to most_text_px
    std::optional<std::string> language = {};  ///< BCP 47; empty for the language of the opened file
    bool panel = false;                        ///< shows the panel; false leaves it as it was remembered
};

/// The settings that the app shows, and those that it remembers. An override replaces the remembered setting on screen
/// and is not remembered. It ends when the person changes the setting; their choice is remembered.
class EffectiveSettings {
public:
    EffectiveSettings(Settings remembered, const SettingsOverrides& overrides);

    /// Shows a person's choice, and remembers all of it but the language. The theme, the text's size and the panel are
    /// remembered only if they differ from `shown`.
    void choose(const Settings& settings);

    /// Shows and remembers a person's choice of a language, even of the language that is shown already.
    void choose_language(std::string_view language);

    [[nodiscard]] const Settings& shown() const { return shown_; }
    [[nodiscard]] const Settings& remembered() const { return remembered_; }

private:
    Settings remembered_;
    Settings shown_;
};

}  // namespace twotrack::native
