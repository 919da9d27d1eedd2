// The controls' own words in the portal's other language; English they bring along.
import 'media-chrome/lang/de.js'
