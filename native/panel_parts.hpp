#pragma once

#include <imgui.h>

#include <string>

#include "native/panel.hpp"

/// The parts of the panel, one file each. Not for other files.
namespace twotrack::native {

/// What a part draws with.
struct PanelPart {
    const PanelContent& content;
    PanelFrame& frame;
    float density = 1;  ///< device pixels for each CSS pixel

    void request(PanelRequest request) const { frame.requests.push_back(std::move(request)); }
    /// Writes down where the last widget is, as far as it can be seen.
    void note(std::string id) const;
    /// A button as wide as its label, on the next line where this one has no room. Returns whether it was clicked.
    [[nodiscard]] bool flowing_button(const std::string& id, const std::string& label, bool is_first) const;
    /// What a scale is drawn in: its side's colour where it has one.
    [[nodiscard]] ImU32 colour_of(const Assessment& assessment, std::size_t scale) const;
};

void draw_view_part(const PanelPart& part);
void draw_respondents_part(const PanelPart& part);
void draw_scores_part(const PanelPart& part);
void draw_information_part(const PanelPart& part);
void draw_findings_part(const PanelPart& part);
void draw_pages_part(const PanelPart& part);
void draw_text_part(const PanelPart& part);

/// A curve over the standard grid of theta, −4 to 4 logits, as wide as there is room.
///
/// @param mean   where an upright line goes, if anywhere; logits.
/// @param most   the value at the upper edge, above 0.
void draw_curve(const PanelPart& part, const Nodes& values, double most, std::optional<double> mean, ImU32 colour);

}  // namespace twotrack::native
