#pragma once

// How Dear ImGui is built for the browser: what only a tool or a file system needs is left out.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT

// The library's own seam for another font loader: canvas_font_loader.cpp defines ImGuiFreeType::GetFontLoader.
#define IMGUI_ENABLE_FREETYPE

// 32-bit indices: a tall page is one draw command, without vertex offsets.
#define ImDrawIdx unsigned int
