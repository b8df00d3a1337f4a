#include "native/desktop/authoring/effective_settings.hpp"

#include <utility>

namespace twotrack::native {

EffectiveSettings::EffectiveSettings(Settings remembered, const SettingsOverrides& overrides)
    : remembered_(std::move(remembered)), shown_(remembered_) {
    shown_.theme = overrides.theme.value_or(shown_.theme);
    shown_.text_px = overrides.text_px.value_or(shown_.text_px);
    shown_.language = overrides.language.value_or(shown_.language);
    shown_.panel = shown_.panel || overrides.panel;
}

void EffectiveSettings::choose(const Settings& settings) {
    if (settings.theme != shown_.theme) remembered_.theme = settings.theme;
    if (settings.text_px != shown_.text_px) remembered_.text_px = settings.text_px;
    if (settings.panel != shown_.panel) remembered_.panel = settings.panel;
    remembered_.width = settings.width;
    remembered_.closed = settings.closed;
    shown_ = settings;
}

void EffectiveSettings::choose_language(std::string_view language) {
    shown_.language = remembered_.language = language;
}

}  // namespace twotrack::native
