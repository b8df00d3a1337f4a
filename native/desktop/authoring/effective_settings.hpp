#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "native/desktop/authoring/settings.hpp"

namespace twotrack::native {

/// What the command line says of the settings; nullopt for nothing.
struct SettingsOverrides {
    std::optional<ThemeChoice> theme = {};
    std::optional<int> text_px = {};           ///< least_text_px to most_text_px
    std::optional<std::string> language = {};  ///< BCP 47; empty for the one that is opened
    bool panel = false;                        ///< shown; false says nothing
};

/// The settings that the app shows, and those that it remembers. An override goes before the remembered setting and is
/// not remembered itself. It holds until a person chooses that setting anew; what they choose is remembered.
class EffectiveSettings {
public:
    EffectiveSettings(Settings remembered, const SettingsOverrides& overrides);

    /// Takes a person's choice: the settings as they are to be shown from now on, but for the language. Of the theme,
    /// the text's size and the panel only what differs from `shown` has been chosen.
    void choose(const Settings& settings);

    /// Takes a person's choice of a language, also of the one that is shown.
    void choose_language(std::string_view language);

    [[nodiscard]] const Settings& shown() const { return shown_; }
    [[nodiscard]] const Settings& remembered() const { return remembered_; }

private:
    Settings remembered_;
    Settings shown_;
};

}  // namespace twotrack::native
