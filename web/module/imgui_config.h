#pragma once

// Configures Dear ImGui for the browser, without the parts for tools and file systems.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT

// Dear ImGui's hook for another font loader: canvas_font_loader.cpp defines ImGuiFreeType::GetFontLoader.
#define IMGUI_ENABLE_FREETYPE

// 32-bit indices, because a tall page is one draw command without vertex offsets.
#define ImDrawIdx unsigned int
